import type { Chat, Message } from "../../../shared/wire-agent";
import type { Around } from "../../notices/decide";
import type { Known } from "../../notices/notice";
import { ana, chat } from "../cast";

/** Ana's console: these chats and their messages. */
export function knowing(
  chats: readonly Chat[],
  said: Readonly<Record<string, readonly Message[]>> = {},
  returned: Known["returned"] = null,
): Known {
  return {
    me: ana,
    chats: new Map(chats.map((each) => [each.id, each])),
    messages: new Map(Object.entries(said).map(([id, messages]) => [id, { messages, more: false }])),
    returned,
  };
}

/** An Online agent at the visitor list, looking at the page, with nothing muted. */
export function around(change: Partial<Around> = {}): Around {
  return {
    isAttentive: true,
    openChats: new Set(),
    listsWaiting: true,
    availability: "online",
    isSilent: false,
    muted: new Set(),
    mayNotify: true,
    ...change,
  };
}

export const nobody: ReadonlySet<string> = new Set();

export function waitingChat(id: string, change: Partial<Chat> = {}): Chat {
  return chat(id, { visitor: `visitor-${id}`, status: "waitingForChat", assignee: null, last: 1, ...change });
}

export function myChat(id: string, change: Partial<Chat> = {}): Chat {
  return chat(id, { visitor: `visitor-${id}`, status: "chatting", assignee: "ana", ...change });
}

export function bensChat(id: string, change: Partial<Chat> = {}): Chat {
  return myChat(id, { assignee: "ben", ...change });
}
