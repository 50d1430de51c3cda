import { getState, onChange, send } from "./store";

/**
 * Reports to the visitor's side which messages have been delivered: all of the agent's own chats, on any page of the
 * console. Watched chats stay silent, since watching must not be noticed.
 */
const told = new Map<string, number>();

/** Starts sending them: once, when the store is connected. */
export function sendReceipts(): void {
  onChange(() => {
    const { chats, me, messages, connection } = getState();
    if (connection !== "live") return;
    for (const [id, transcript] of messages) {
      const chat = chats.get(id);
      const last = transcript.messages.at(-1)?.sequence ?? 0;
      if (chat?.status !== "chatting" || chat.assignee !== me?.id || last <= (told.get(id) ?? 0)) continue;
      if (send({ type: "received", chat: id, sequence: last })) told.set(id, last);
    }
  });
}
