/**
 * The page beside the editor of a widget: the real scripts of the widget, with a server that only plays a scene. It runs in a frame
 * of its own origin, which the policy takes from it: it has no cookie, no storage and no connection.
 */
import { type PreviewLook, type PreviewReady, previewChoice } from "../shared/preview";
import { keepFocusOutside } from "./focus";
import { showAs } from "./scheme";
import { ScriptedServer } from "./server";

const choice = previewChoice(location.search);
const root = document.documentElement;
root.lang = choice.language;
root.dir = choice.direction;
root.dataset.scheme = choice.scheme;
showAs(choice.scheme);
keepFocusOutside();

const server = new ScriptedServer(choice);
window.WebSocket = server.socket as unknown as typeof WebSocket;

/** Loads the widget like a website does. */
function install(): void {
  const tag = document.createElement("script");
  tag.src = `/widget.js?${new URLSearchParams({ widget: "preview", lang: choice.language })}`;
  document.head.append(tag);
}

let isInstalled = false;
addEventListener("message", ({ source, data }: MessageEvent<PreviewLook>) => {
  if (source !== parent || data?.type !== "look") return;
  server.show(data.look);
  if (isInstalled) return;
  isInstalled = true;
  install();
});
const ready: PreviewReady = { type: "ready" };
parent.postMessage(ready, "*"); // says nothing that another page could not know
