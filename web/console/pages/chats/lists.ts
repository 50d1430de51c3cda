import type { Chat, Invitation, LastMessage, Message } from "../../../shared/wire-agent";

/** The four lists of the Chats page. */
export type ChatLists = {
  waiting: Chat[];
  ongoing: Chat[];
  invited: Invitation[];
  ended: Chat[];
};

/** Ended chats that stay in reach on the page; older ones are found in the visitor's past chats. */
export const endedShown = 50;

/** Sorts what this agent may see into the four lists: longest wait first, latest word first, latest end first. */
export function intoLists(chats: Iterable<Chat>, invitations: readonly Invitation[]): ChatLists {
  const lists: ChatLists = { waiting: [], ongoing: [], invited: [...invitations], ended: [] };
  for (const chat of chats) listFor(chat, lists).push(chat);
  lists.waiting.sort((a, b) => (a.waitingSince ?? a.startedAt) - (b.waitingSince ?? b.startedAt));
  lists.ongoing.sort((a, b) => lastWord(b) - lastWord(a));
  lists.invited.sort((a, b) => a.at - b.at);
  lists.ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  lists.ended.splice(endedShown);
  return lists;
}

/** The statuses of a chat in which somebody may still speak, or is waited for. */
const openStatuses: readonly Chat["status"][] = [
  "waitingForChat",
  "chatting",
  "chattingWithFlow",
  "chattingWithBot",
];

/** Whether nothing more can be said in the chat by anybody. */
export function isOver(chat: Chat): boolean {
  return chat.endedAt != null || !openStatuses.includes(chat.status);
}

/** How many of the visitor's messages the agent has not read yet. */
export function unread(chat: Chat, messages: readonly Message[]): number {
  const mark = chat.readByAgent ?? 0;
  const held = messages.filter((message) => message.from === "visitor" && message.sequence > mark).length;
  if (messages.length > 0 || isOver(chat)) return held;
  return chat.lastMessage?.from === "visitor" ? Math.max(0, chat.last - mark) : 0;
}

/** What somebody said, with the speaker's name where it is known. */
export type Said = LastMessage & Pick<Message, "name">;

/** The last thing that somebody said: of the messages held, or as the chat tells it when that is newer. */
export function lastSaid(chat: Chat, messages: readonly Message[]): Said | null {
  const told = chat.lastMessage ?? null;
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index];
    if (message.from === "system" || message.note) continue;
    return told && told.from !== "system" && told.at > message.at ? told : message;
  }
  return told;
}

/** The ids of the chats and invitations from top to bottom, for going to the next with the keyboard. */
export function order(lists: ChatLists): string[] {
  return [...lists.waiting, ...lists.ongoing, ...lists.invited, ...lists.ended].map((entry) => entry.id);
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
