import { getState, onChange, send } from "./store";

/**
 * Fetches the newest messages of the agent's own chats once for each connection, wherever in the console the agent is: without
 * them nobody could count what is unread, nor say since when a visitor waits for an answer.
 */

/** How many messages of each: more than a screen. */
const count = 50;

let askedOn = 0;
let asked = new Set<string>();

/** Begins to fetch them: once, when the store is plugged. */
export function preloadChats(): void {
  onChange(() => {
    const { chats, me, messages, line, welcomes } = getState();
    if (line !== "live" || me === null) return;
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
