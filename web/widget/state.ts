/** The state of one tab, and its changes by notices. Pure: nothing here draws, stores or sends. */
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

/** A text that the visitor has sent and that is not part of the chat yet. */
export interface UnsentMessage {
  draft: string;
  text: string;
  at: number;
  /** The server has it, but its position in the chat is still to be read. */
  stored?: boolean;
  /** The code of the refusal, if the server refused it. */
  failed?: string;
}

export type ConnectionState = "connecting" | "live" | "lost";

export interface State {
  /** Null until the first welcome: nothing is drawn before. */
  look: WidgetLook | null;
  connection: ConnectionState;
  online: boolean;
  status: string;
  chat: Chat | null;
  /** Chats that ended on this page, displayed above the current one. */
  past: Message[];
  messages: Message[];
  /** The highest sequence announced in this chat; if it is beyond the last message, something is missing. */
  heard: number;
  outbox: UnsentMessage[];
  invitation: Invitation | null;
  /** The name of the one typing; "" without a name, null if nobody is. */
  typing: string | null;
  readUpTo: number;
  /** The first chat that this page has shown; older ones are history. */
  oldest?: string;
  open: boolean;
  hidden: boolean;
}

/** Events of the page itself. */
export type PageEvent =
  | { type: "connection"; connection: ConnectionState }
  | { type: "opened" }
  | { type: "closed" }
  | { type: "hidden" }
  | { type: "shown" }
  | { type: "wrote"; message: UnsentMessage }
  | { type: "retried"; draft: string }
  | { type: "saw"; chat: string; sequence: number };

/** Actions for the connection, the window or the site. */
type Unconcerned = Extract<
  VisitorNotice,
  { type: "history" | "identified" | "pong" | "later" | "fresh" | "gone" }
>;

export const start: State = {
  look: null,
  connection: "connecting",
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

/** Whether the chat is open: after a refusal or the end, writing requests another one. */
export function isOpen(chat: Chat | null): boolean {
  return !!chat && chat.status !== "end" && chat.status !== "refusedByAgent";
}

/** Whether a message can be sent now. */
export function canWrite({ online, chat, invitation }: State): boolean {
  return online || isOpen(chat) || !!invitation;
}

/** Messages of the other side that the visitor has not seen. */
export function unread(state: State): number {
  return keep(
    state.messages,
    (m) => m.from !== "visitor" && m.from !== "system" && m.sequence > state.readUpTo,
  ).length;
}

/** The state after a notice or an event of the page. */
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
    case "connection":
      return {
        ...state,
        connection: event.connection,
        typing: event.connection === "live" ? state.typing : null,
      };
    case "opened":
      return { ...state, open: true, hidden: false };
    case "closed":
      return { ...state, open: false };
    case "hidden":
      return { ...state, open: false, hidden: true };
    case "shown":
      return { ...state, hidden: false };
    case "wrote":
      return { ...state, outbox: joined(state.outbox, [event.message]) };
    case "retried":
      return withUnsent(state, event.draft, (d) => ({ ...d, failed: undefined }));
    case "saw":
      return event.chat === state.chat?.id
        ? { ...state, readUpTo: Math.max(state.readUpTo, event.sequence) }
        : state;
    default: {
      // Compiles only if all cases are handled above.
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
      // Stored drafts are in the messages below; others are sent again.
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

/** Adds new messages in order; known ones are skipped, so that a repeated notice changes nothing. */
function appended(state: State, messages: Message[]): State {
  const last = seen(state);
  const fresh = keep(messages, (m) => m.sequence > last);
  if (!fresh.length) return state;
  // Writing implies having read what is above.
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
  return withUnsent(state, sent.draft, (d) => ({ ...d, stored: true }));
}

function refused(state: State, refusal: Refused): State {
  if (refusal.code === "invitationOver") return { ...state, invitation: null };
  // These two are temporary: the draft is kept, and sent again after the wait.
  if (!refusal.draft || refusal.code === "tooFast" || refusal.code === "unavailable") return state;
  const next = withUnsent(state, refusal.draft, (d) => ({ ...d, failed: refusal.code }));
  return refusal.code === "nobodyOnline" ? { ...next, online: false } : next;
}

function withUnsent(state: State, draft: string, change: (d: UnsentMessage) => UnsentMessage): State {
  return { ...state, outbox: turn(state.outbox, (d) => d.draft === draft ? change(d) : d) };
}
