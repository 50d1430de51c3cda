import { inLine } from "./state";
import type { Chat, Invitation, LastMessage, Message } from "../../shared/wire-agent";

/** The four lists of the Chats page. */
export type ChatLists = {
  waiting: Chat[];
  ongoing: Chat[];
  invited: Invitation[];
  ended: Chat[];
};

/** Number of ended chats on the page; older ones are in the visitor's past chats. */
export const endedShown = 50;

/**
 * Sorts the chats that this agent may see into the four lists: first in line first, latest end first. Of the ongoing
 * chats, those whose visitors wait for this agent come first, the longest wait first; then the latest message. `since`
 * returns since when one waits.
 */
export function intoLists(
  chats: Iterable<Chat>,
  invitations: readonly Invitation[],
  since: (chat: Chat) => number | null = () => null,
): ChatLists {
  const lists: ChatLists = { waiting: [], ongoing: [], invited: [...invitations], ended: [] };
  for (const chat of chats) listFor(chat, lists).push(chat);
  lists.waiting.sort(inLine);
  const waits = new Map(lists.ongoing.map((chat) => [chat.id, since(chat) ?? Infinity]));
  const wait = (chat: Chat) => waits.get(chat.id) ?? Infinity;
  lists.ongoing.sort((a, b) => wait(a) === wait(b) ? lastWord(b) - lastWord(a) : wait(a) - wait(b));
  lists.invited.sort((a, b) => a.at - b.at);
  lists.ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  lists.ended.splice(endedShown);
  return lists;
}

/** The statuses of a chat that is not over. */
const openStatuses: readonly Chat["status"][] = [
  "waitingForChat",
  "chatting",
  "chattingWithFlow",
  "chattingWithBot",
];

/** Whether nothing more can be written in the chat by anybody. */
export function isOver(chat: Chat): boolean {
  return chat.endedAt != null || !openStatuses.includes(chat.status);
}

/**
 * Since when the visitor waits for the agent `me`: to open a chat that was transferred to them, or to answer the first
 * message after the last one of their side. Null if nobody waits for this agent.
 */
export function waitsForMe(chat: Chat, messages: readonly Message[], me: string): number | null {
  if (chat.assignee !== me || chat.status !== "chatting" || isOver(chat)) return null;
  if (chat.transfer) return chat.transfer.at;
  let since: number | null = null;
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index];
    if (message.note || message.from === "system") continue;
    if (message.from !== "visitor") return since;
    since = message.at;
  }
  return since ?? (chat.lastMessage?.from === "visitor" ? chat.lastMessage.at : null);
}

/** How many of the visitor's messages the agent has not read yet. */
export function unread(chat: Chat, messages: readonly Message[]): number {
  const mark = chat.readByAgent ?? 0;
  const held = messages.filter((message) => message.from === "visitor" && message.sequence > mark).length;
  if (messages.length > 0 || isOver(chat)) return held;
  return chat.lastMessage?.from === "visitor" ? Math.max(0, chat.last - mark) : 0;
}

/** The last message with the author's name, if known. */
export type Said = LastMessage & Pick<Message, "name">;

/** The last message: of those held, or of the chat if that is newer. */
export function lastSaid(chat: Chat, messages: readonly Message[]): Said | null {
  const told = chat.lastMessage ?? null;
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index];
    if (message.from === "system" || message.note) continue;
    return told && told.from !== "system" && told.at > message.at ? told : message;
  }
  return told;
}

/** The neighbour of `current` in `ids`, going round at the ends; the first when nothing is open. */
export function neighbour(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[step === 1 ? 0 : ids.length - 1];
  return ids[(at + step + ids.length) % ids.length];
}

function listFor(chat: Chat, lists: ChatLists): Chat[] {
  if (isOver(chat)) return lists.ended;
  return chat.status === "waitingForChat" ? lists.waiting : lists.ongoing;
}

function lastWord(chat: Chat): number {
  return chat.lastMessage?.at ?? chat.startedAt;
}
