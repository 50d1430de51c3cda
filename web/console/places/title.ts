import { words } from "../words/words";
import { isAt } from "./router";

/** What the page at `path` is called. */
export function placeName(path: string): string {
  if (isAt(path, "/admin")) return words.shell.admin;
  return isAt(path, "/console/chats") ? words.shell.chats : words.shell.visitors;
}

/** The tab's title when nothing rings. */
export function pageTitle(path: string): string {
  return `${placeName(path)} · ${words.product}`;
}
