import type { Chat, Invitation } from "../../shared/wire-agent";
import { isOver } from "./chats";

/** The content of the middle of the page. */
export type Opened =
  | { kind: "nothing" }
  | { kind: "chat"; chat: Chat }
  | { kind: "invitation"; invitation: Invitation }
  | { kind: "unknown" };

/** All that a path may lead to. */
export type Known = {
  chats: ReadonlyMap<string, Chat>;
  invitations: readonly Invitation[];
  /** A chat of the visitor in the panel: read-only. */
  pastChats: readonly Chat[];
};

/** The target of `id`: a chat, an invitation, or a visitor with one of them open. */
export function opened(id: string | null, { chats, invitations, pastChats }: Known): Opened {
  if (id === null) return { kind: "nothing" };
  const chat = chats.get(id) ?? openChatOf(id, chats) ?? pastChats.find((past) => past.id === id);
  if (chat) return { kind: "chat", chat };
  const invitation = invitations.find((one) => one.id === id || one.visitor === id);
  return invitation ? { kind: "invitation", invitation } : { kind: "unknown" };
}

/** The visitor's chat that is not over. */
export function openChatOf(visitor: string, chats: ReadonlyMap<string, Chat>): Chat | undefined {
  return [...chats.values()].find((chat) => chat.visitor === visitor && !isOver(chat));
}
