import type { Chat, Message } from "../../../shared/wire-agent";

/** Noon of some day, not at the border of a minute. */
export const noon = Date.UTC(2026, 4, 4, 12, 0, 0);

/** A chat of Ana Lopez, as the test needs it. */
export function chat(given: Partial<Chat> = {}): Chat {
  return {
    id: "chat",
    visitor: "ana",
    visitorName: "Ana Lopez",
    widget: "shop",
    queue: "support",
    assignee: "maria",
    status: "chatting",
    version: 1,
    startedAt: noon,
    waitingSince: null,
    endedAt: null,
    endReason: null,
    last: 0,
    lastMessage: null,
    readByAgent: 0,
    visitorDelivered: 0,
    visitorRead: 0,
    page: null,
    ...given,
  };
}

/** A message of the visitor, as the test needs it. */
export function message(sequence: number, given: Partial<Message> = {}): Message {
  return { sequence, from: "visitor", name: "Ana", text: `word ${sequence}`, at: noon + sequence, ...given };
}
