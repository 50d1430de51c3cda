/**
 * What one tab knows, and how each notice changes it. Pure: nothing here draws, stores or sends.
 */
import type {
  Chat,
  Invitation,
  Message,
  Refused,
  Sent,
  VisitorNotice,
  Welcome,
  WidgetLook,
} from "../shared/wire-visitor";
import { find, joined, keep, turn } from "./lists";

/** A text the visitor has sent and the server has not yet shown as part of the chat. */
export interface Draft {
  draft: string;
  text: string;
  at: number;
  /** The server has it, but its place in the chat is still to be read. */
  stored?: boolean;
  /** The code of the refusal, once the server would not take it. */
  failed?: string;
}

export type Line = "connecting" | "live" | "lost";

export interface State {
  /** Null until the first welcome: nothing is drawn before. */
  look: WidgetLook | null;
  line: Line;
  online: boolean;
  status: string;
  chat: Chat | null;
  /** Chats that ended on this page, to be read above the current one. */
  past: Message[];
  messages: Message[];
  /** Highest sequence heard of in this chat; beyond the last message, something is missing. */
  heard: number;
  outbox: Draft[];
  invitation: Invitation | null;
  /** Who is typing; "" when that has no name, null when nobody is. */
  typing: string | null;
  readUpTo: number;
  /** The first chat that this page has shown; what came before it is history. */
  oldest?: string;
  open: boolean;
  hidden: boolean;
}

/** What happens in the page itself. */
export type PageEvent =
  | { type: "line"; line: Line }
  | { type: "opened" }
  | { type: "closed" }
  | { type: "hidden" }
  | { type: "shown" }
  | { type: "drafted"; draft: Draft }
  | { type: "retried"; draft: string }
  | { type: "saw"; chat: string; sequence: number };

/** What the connection, the window or the site deals with. */
type Unconcerned = Extract<
  VisitorNotice,
  { type: "history" | "identified" | "pong" | "later" | "fresh" | "gone" }
>;

export const start: State = {
  look: null,
  line: "connecting",
  online: true,
  status: "inSite",
  chat: null,
  past: [],
  messages: [],
  heard: 0,
  outbox: [],
  invitation: null,
  typing: null,
  readUpTo: 0,
  open: false,
  hidden: false,
};

/** The last sequence that this tab has without a gap before it. */
export function seen(state: State): number {
  return state.messages.length ? state.messages[state.messages.length - 1].sequence : 0;
}

/** Whether a chat is going on: a refused or ended one is over, and writing asks for another. */
export function isOpen(chat: Chat | null): boolean {
  return !!chat && chat.status !== "end" && chat.status !== "refusedByAgent";
}

/** Whether a message can be sent now. */
export function canWrite({ online, chat, invitation }: State): boolean {
  return online || isOpen(chat) || !!invitation;
}

/** Messages of the other side which the visitor has not seen. */
export function unread(state: State): number {
  return keep(
    state.messages,
    (m) => m.from !== "visitor" && m.from !== "system" && m.sequence > state.readUpTo,
  ).length;
}

/** The state after something was heard from the server or happened in the page. */
export function reduce(state: State, event: VisitorNotice | PageEvent): State {
  switch (event.type) {
    case "welcome":
      return welcomed(state, event);
    case "chat":
      return inChat(state, event.chat ?? null);
    case "message":
      if (event.chat !== state.chat?.id) return state;
      return event.message.sequence > seen(state) + 1
        ? { ...state, heard: Math.max(state.heard, event.message.sequence) }
        : appended(state, [event.message]);
    case "messages":
      return event.chat === state.chat?.id ? appended(state, event.messages) : state;
    case "sent":
      return stored(state, event);
    case "typing":
      if (event.chat !== state.chat?.id) return state;
      return { ...state, typing: event.typing ? event.name ?? "" : null };
    case "marks":
      return event.chat === state.chat?.id
        ? {
          ...state,
          chat: marked(state.chat, event.delivered, event.read),
          readUpTo: Math.max(state.readUpTo, event.seen),
        }
        : state;
    case "invitation":
      return { ...state, invitation: event.invitation ?? null };
    case "online":
      return { ...state, online: event.online };
    case "refused":
      return refused(state, event);
    case "line":
      return { ...state, line: event.line, typing: event.line === "live" ? state.typing : null };
    case "opened":
      return { ...state, open: true, hidden: false };
    case "closed":
      return { ...state, open: false };
    case "hidden":
      return { ...state, open: false, hidden: true };
    case "shown":
      return { ...state, hidden: false };
    case "drafted":
      return { ...state, outbox: joined(state.outbox, [event.draft]) };
    case "retried":
      return withDraft(state, event.draft, (d) => ({ ...d, failed: undefined }));
    case "saw":
      return event.chat === state.chat?.id
        ? { ...state, readUpTo: Math.max(state.readUpTo, event.sequence) }
        : state;
    default: {
      // Compiles only while all others are above.
      const same: Exclude<typeof event, Unconcerned> extends never ? State : never = state;
      return same;
    }
  }
}

function welcomed(state: State, welcome: Welcome): State {
  const next = inChat(
    {
      ...state,
      look: welcome.widget,
      online: welcome.online,
      status: welcome.status,
      invitation: welcome.invitation ?? null,
      typing: null,
      // Whatever was stored is in the messages below; what is not, is sent again.
      outbox: turn(state.outbox, (d) => ({ ...d, stored: undefined })),
    },
    welcome.chat ?? null,
  );
  return next.chat ? appended({ ...next, heard: 0 }, welcome.messages) : next;
}

function inChat(state: State, chat: Chat | null): State {
  if (chat && chat.id === state.chat?.id) {
    return {
      ...state,
      status: chat.status,
      chat: marked(chat, state.chat.delivered, state.chat.read),
      readUpTo: Math.max(state.readUpTo, chat.seen),
      typing: isOpen(chat) ? state.typing : null,
    };
  }
  return {
    ...state,
    chat,
    status: chat ? chat.status : state.chat ? "end" : state.status,
    past: joined(state.past, state.messages),
    messages: [],
    heard: chat ? chat.last : 0,
    readUpTo: chat ? chat.seen : 0,
    oldest: state.oldest || chat?.id,
    typing: null,
  };
}

function marked(chat: Chat, delivered: number, read: number): Chat {
  return { ...chat, delivered: Math.max(chat.delivered, delivered), read: Math.max(chat.read, read) };
}

/** Adds what is new, in order, as it comes; what is already there is skipped, so that hearing twice changes nothing. */
function appended(state: State, messages: Message[]): State {
  const last = seen(state);
  const fresh = keep(messages, (m) => m.sequence > last);
  if (!fresh.length) return state;
  // Who writes has read what stands above.
  const written = keep(fresh, (m) => m.from === "visitor");
  return {
    ...state,
    messages: joined(state.messages, fresh),
    outbox: keep(state.outbox, (d) => !find(fresh, (m) => m.draft === d.draft)),
    typing: written.length < fresh.length ? null : state.typing,
    readUpTo: Math.max(state.readUpTo, written.length && written[written.length - 1].sequence),
  };
}

function stored(state: State, sent: Sent): State {
  const text = find(state.outbox, (d) => d.draft === sent.draft)?.text ?? sent.text;
  const expected = seen(state) + 1;
  if (sent.chat === state.chat?.id) {
    if (sent.sequence < expected) {
      return { ...state, outbox: keep(state.outbox, (d) => d.draft !== sent.draft) };
    }
    if (sent.sequence === expected && text !== undefined) {
      return appended(state, [{ ...sent, from: "visitor", text }]);
    }
    state = { ...state, heard: Math.max(state.heard, sent.sequence) };
  }
  return withDraft(state, sent.draft, (d) => ({ ...d, stored: true }));
}

function refused(state: State, refusal: Refused): State {
  if (refusal.code === "invitationOver") return { ...state, invitation: null };
  // These two pass by themselves: the draft stays, and is sent again after the wait.
  if (!refusal.draft || refusal.code === "tooFast" || refusal.code === "unavailable") return state;
  const next = withDraft(state, refusal.draft, (d) => ({ ...d, failed: refusal.code }));
  return refusal.code === "nobodyOnline" ? { ...next, online: false } : next;
}

function withDraft(state: State, draft: string, change: (d: Draft) => Draft): State {
  return { ...state, outbox: turn(state.outbox, (d) => d.draft === draft ? change(d) : d) };
}
