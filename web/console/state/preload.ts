import { getState, onChange, send } from "./store";

/**
 * Fetches the newest messages of the agent's own chats once per connection, on any page of the console: they are
 * needed to count unread messages and to know since when a visitor waits.
 */

/** How many messages of each: more than a screen. */
const count = 50;

let askedOn = 0;
let asked = new Set<string>();

/** Starts fetching them: once, when the store is connected. */
export function preloadChats(): void {
  onChange(() => {
    const { chats, me, messages, connection, welcomes } = getState();
    if (connection !== "live" || me === null) return;
    if (askedOn !== welcomes) {
      askedOn = welcomes;
      asked = new Set();
    }
    for (const chat of chats.values()) {
      if (chat.assignee !== me.id || chat.status !== "chatting" || chat.last === 0) continue;
      if (messages.has(chat.id) || asked.has(chat.id)) continue;
      if (send({ type: "fetch", chat: chat.id, count })) asked.add(chat.id);
    }
  });
}
