import type { Chat, Message } from "../../shared/wire-agent";
import { isOver, unread } from "../state/chats";
import type { State } from "../state/state";

/** The kinds of notifications; each has a sound and can be muted. */
export const noticeKinds = ["waiting", "message", "transferred", "returned"] as const;
export type NoticeKind = typeof noticeKinds[number];

/** A notification. A later one with the same `key` replaces it. */
export type Notice =
  & {
    key: string;
    /** The chat it concerns; null for a visitor without one. */
    chat: string | null;
    visitor: string;
    /** The visitor's name. */
    name: string;
    /** When it happened, in milliseconds of the server's clock. */
    at: number;
  }
  & (
    | { kind: "waiting"; text: string }
    | { kind: "message"; text: string }
    /**
     * `given` by a colleague, unopened; `cameBack` from one who did not open it; `assigned` by the queue (`by` is
     * null).
     */
    | {
      kind: "transferred";
      how: "given" | "cameBack" | "assigned";
      by: string | null;
      note: string;
      /** When an unopened chat returns. */
      until: number | null;
    }
    | { kind: "returned" }
  );

/** The input of notifications. */
export type Known = Pick<State, "me" | "chats" | "messages" | "returned">;

/** A chat that the agent has to open: `transfer` ends when they do. */
export function isUnopened(chat: Chat, me: string): boolean {
  return chat.transfer != null && chat.assignee === me && !isOver(chat);
}

/**
 * The notifications for the change from `before` to `now`; with `before` null, those that are due already. `ownActs`
 * are visitors whose chats this agent is accepting: that such a chat becomes the agent's is not news.
 */
export function noticesBetween(
  before: Known | null,
  now: Known,
  ownActs: ReadonlySet<string>,
  at: number,
): Notice[] {
  const me = now.me?.id;
  if (me === undefined) return [];
  const notices: Notice[] = [];
  if (before?.chats !== now.chats || before.messages !== now.messages) {
    for (const chat of now.chats.values()) {
      const notice = ofChat(before, now, chat, me, ownActs, at);
      if (notice) notices.push(notice);
    }
  }
  const { returned } = now;
  if (before && returned && returned !== before.returned) {
    const { visitor, name } = returned;
    notices.push({ kind: "returned", key: `returned:${visitor}`, chat: null, visitor, name, at });
  }
  return notices;
}

/** Whether nothing is left to do. `inFront`: the agent is looking at its chat. */
export function isSettled(notice: Notice, now: Known, inFront: boolean): boolean {
  const chat = notice.chat === null ? undefined : now.chats.get(notice.chat);
  switch (notice.kind) {
    case "returned":
      return true; // it needs no action
    case "waiting":
      return chat?.status !== "waitingForChat" || isOver(chat);
    case "message":
      return !isMine(chat, now) || unread(chat, now.messages.get(chat.id)?.messages ?? []) === 0;
    case "transferred":
      if (!isMine(chat, now)) return true;
      return notice.how === "given" ? chat.transfer == null : inFront;
    default: {
      const never: never = notice;
      return never;
    }
  }
}

function isMine(chat: Chat | undefined, { me }: Known): chat is Chat {
  return chat !== undefined && chat.assignee === me?.id && chat.status === "chatting" && !isOver(chat);
}

function ofChat(
  before: Known | null,
  now: Known,
  chat: Chat,
  me: string,
  ownActs: ReadonlySet<string>,
  at: number,
): Notice | null {
  const old = before?.chats.get(chat.id);
  const heard = now.messages.get(chat.id)?.messages ?? [];
  if (old === chat && before?.messages.get(chat.id)?.messages === heard) return null;
  const about = { chat: chat.id, visitor: chat.visitor, name: chat.visitorName, at };
  if (isOver(chat)) return null;
  if (chat.status === "waitingForChat") {
    if (old?.status === "waitingForChat" && !isOver(old)) return null;
    return { ...about, kind: "waiting", key: `waiting:${chat.id}`, text: chat.lastMessage?.text ?? "" };
  }
  if (chat.assignee !== me || chat.status !== "chatting") return null;
  const transferred = becameMine(old, chat, me, before === null || ownActs.has(chat.visitor));
  if (transferred) return { ...about, key: `transferred:${chat.id}`, ...transferred };
  if (isUnopened(chat, me)) return null; // its own notification is still open
  const word = newestWord(chat, heard);
  if (!word || word.sequence <= (chat.readByAgent ?? 0)) return null;
  const known = old && newestWord(old, before?.messages.get(chat.id)?.messages ?? []);
  if (old && word.sequence <= Math.max(known?.sequence ?? 0, old.assignee === me ? 0 : old.last)) return null;
  return { ...about, kind: "message", key: `message:${chat.id}`, text: word.text };
}

type Transferred = Omit<Extract<Notice, { kind: "transferred" }>, "key" | "chat" | "visitor" | "name" | "at">;

/** How the chat became the agent's by others' actions; null if it did not, or was known (`isExpected`) to. */
function becameMine(old: Chat | undefined, chat: Chat, me: string, isExpected: boolean): Transferred | null {
  const { transfer } = chat;
  if (transfer) {
    if (old?.transfer?.at === transfer.at) return null;
    const note = transfer.note ?? "";
    return { kind: "transferred", how: "given", by: transfer.by, note, until: transfer.until };
  }
  const plain = { kind: "transferred", note: "", until: null } as const;
  if (old?.transfer?.by === me && old.assignee !== me) {
    return { ...plain, how: "cameBack", by: old.assignee ?? null };
  }
  if (isExpected || old?.assignee === me) return null;
  if (old?.assignee) return { ...plain, how: "given", by: old.assignee };
  // One that had a flow or a bot was taken over by hand, wherever the agent did it.
  if (old && old.status !== "waitingForChat") return null;
  return { ...plain, how: "assigned", by: null };
}

/** The visitor's newest known message. */
function newestWord(chat: Chat, heard: readonly Message[]): { sequence: number; text: string } | null {
  for (let index = heard.length - 1; index >= 0; index--) {
    const message = heard[index];
    if (message.from === "visitor") return message;
  }
  if (heard.length > 0 || chat.lastMessage?.from !== "visitor") return null;
  return { sequence: chat.last, text: chat.lastMessage.text };
}
