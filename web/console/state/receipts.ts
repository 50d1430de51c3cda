import { getState, onChange, send } from "./store";

/**
 * Tells the visitor's side what has arrived here: every message of a chat that is the agent's own, wherever in the
 * console the agent is. Watched chats stay silent, for watching is not to be noticed.
 */
const told = new Map<string, number>();

/** Begins to send them: once, when the store is plugged. */
export function sendReceipts(): void {
  onChange(() => {
    const { chats, me, messages, line } = getState();
    if (line !== "live") return;
    for (const [id, transcript] of messages) {
      const chat = chats.get(id);
      const last = transcript.messages.at(-1)?.sequence ?? 0;
      if (chat?.status !== "chatting" || chat.assignee !== me?.id || last <= (told.get(id) ?? 0)) continue;
      if (send({ type: "received", chat: id, sequence: last })) told.set(id, last);
    }
  });
}
