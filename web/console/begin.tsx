import { createRoot } from "react-dom/client";
import { later } from "../shared/lapse";
import { App } from "./App";
import { sendUnsent } from "./chats/composer/sending";
import { openConnection } from "./connection/connection";
import { preloadChats } from "./state/preload";
import { sendReceipts } from "./state/receipts";
import { checkSession, keepSession } from "./state/session";
import { plug } from "./state/store";
import { followWatched } from "./state/watching";

/** Connects and draws the console, once its language is chosen. */
export function begin(): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root to draw in.");

  const address = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/socket`;
  plug((listener) => openConnection(listener, address), {
    isHidden: () => document.visibilityState === "hidden",
    next: (then) => void requestAnimationFrame(then),
    later,
  });

  createRoot(root).render(<App />);
  keepSession();
  followWatched();
  preloadChats();
  sendReceipts();
  sendUnsent();
  void checkSession();
}
