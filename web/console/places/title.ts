import { words } from "../words/words";
import { isAt } from "./router";

/** The title of the page at `path`. */
export function placeName(path: string): string {
  if (isAt(path, "/admin")) return words.shell.admin;
  if (isAt(path, "/console/account")) return words.shell.account;
  return isAt(path, "/console/chats") ? words.shell.chats : words.shell.visitors;
}

/** The tab's title without notifications. */
export function pageTitle(path: string): string {
  return `${placeName(path)} · ${words.product}`;
}
