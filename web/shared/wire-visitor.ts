/** The messages between a visitor's page and the server: docs/protocol.md, section 1. */

/** The page a visitor looks at. */
export interface Page {
  url: string;
  title: string;
  referrer?: string;
}

export interface Hello {
  type: "hello";
  protocol: 1;
  widget: string;
  token?: string;
  tab: string;
  page: Page;
  focused: boolean;
  screen?: string;
  language?: string;
  timeZone?: string;
  resume?: { chat: string; after: number };
}

export interface Identity {
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
  hash?: string;
}

/** A position in the visitor's chats: before this message of this chat. */
export interface Position {
  chat: string;
  sequence: number;
}

/** The commands of a visitor's page after the welcome. */
export type VisitorCommand =
  | { type: "page"; tab: string; page: Page; focused: boolean }
  | { type: "focus"; tab: string; focused: boolean }
  | { type: "leave"; tab: string }
  | { type: "open" }
  | { type: "send"; draft: string; text: string }
  | { type: "typing"; text: string }
  | { type: "received"; chat: string; sequence: number }
  | { type: "read"; chat: string; sequence: number }
  | { type: "fetch"; chat: string; after: number }
  | { type: "history"; before?: Position }
  | { type: "end" }
  | { type: "answer"; invitation: string }
  | { type: "decline"; invitation: string }
  | ({ type: "identify"; request?: string } & Identity)
  | { type: "set"; variables: Record<string, string | null> }
  | { type: "logout" }
  | { type: "ping" };

export interface WidgetLook {
  title: string;
  subtitle?: string | null;
  greeting?: string | null;
  accent?: string | null;
  side?: "left" | "right" | null;
  offsetX?: number | null;
  offsetY?: number | null;
  startsOnOpen?: boolean;
  typingPreview?: boolean;
  consent?: boolean;
  /** When the button is hidden: while no new chat would be accepted. Absent: never. */
  hidden?: "away" | null;
}

export type ChatStatus =
  | "waitingForChat"
  | "chatting"
  | "chattingWithFlow"
  | "chattingWithBot"
  | "refusedByAgent"
  | "end";

export interface Speaker {
  kind: "agent" | "flow" | "bot";
  name: string;
  title?: string | null;
}

export interface Chat {
  id: string;
  status: ChatStatus;
  speaker?: Speaker | null;
  position?: number | null;
  estimate?: number | null;
  /** While waiting: whether an agent is expected. */
  outlook?: "soon" | "nobodyOnline" | "overdue" | null;
  /** Transferred to the speaker, who has not joined yet. */
  transferring?: boolean | null;
  delivered: number;
  read: number;
  last: number;
  /** How far this visitor has read, on any page. */
  seen: number;
  endReason?: string | null;
}

export type Author = "visitor" | "agent" | "flow" | "bot" | "system";

export type SystemEvent =
  | "joined"
  | "left"
  | "transferred"
  | "ended"
  | "flowStopped"
  | "takenOver"
  | "waiting"
  | "next"
  | "back"
  | "notOpened"
  | "nobodyOnline"
  | "onlineAgain"
  | "overdue"
  | "refused";

export interface Message {
  sequence: number;
  draft?: string | null;
  from: Author;
  name?: string | null;
  text: string;
  at: number;
  choices?: string[] | null;
  event?: SystemEvent | null;
  /** Of the event `ended`: nobody had joined. */
  reason?: "missed" | null;
  /** Of the event `transferred`: the receiver's name. */
  to?: string | null;
}

export interface Invitation {
  id: string;
  name: string;
  title?: string | null;
  text: string;
}

export interface Welcome {
  type: "welcome";
  visitor: string;
  token: string;
  name: string;
  boot: string;
  now: number;
  widget: WidgetLook;
  online: boolean;
  status: string;
  chat?: Chat | null;
  messages: Message[];
  invitation?: Invitation | null;
  /** There are ended chats older than `chat`. */
  history?: boolean | null;
  stream?: string | null;
}

/** `text` is never on the wire: the connected tab adds it for tabs that do not know the draft. */
export interface Sent {
  type: "sent";
  draft: string;
  chat: string;
  sequence: number;
  at: number;
  text?: string;
}

export interface Refused {
  type: "refused";
  command?: string | null;
  draft?: string | null;
  /** The request id of the refused `identify`. */
  request?: string | null;
  code: string;
  field?: string | null;
  detail?: string | null;
  retryAfter?: number | null;
}

/** A page of the visitor's ended chats, oldest first. */
export interface History {
  type: "history";
  /** The requested position. */
  before?: Position | null;
  chats: { id: string; messages: Message[] }[];
  /** Where the next older page ends; absent if nothing is older. */
  next?: Position | null;
}

/** The notices to a visitor's page. */
export type VisitorNotice =
  | Welcome
  | { type: "chat"; chat?: Chat | null }
  | { type: "message"; chat: string; message: Message }
  | { type: "messages"; chat: string; messages: Message[] }
  | Sent
  | { type: "typing"; chat: string; name?: string | null; typing: boolean }
  | History
  | { type: "marks"; chat: string; delivered: number; read: number; seen: number }
  | { type: "identified"; request?: string | null; verified: boolean }
  | { type: "invitation"; invitation?: Invitation | null }
  | { type: "online"; online: boolean }
  | Refused
  | { type: "pong" }
  | { type: "later"; retryAfter: number }
  | { type: "fresh"; visitor?: string | null; token?: string | null }
  | { type: "gone" };

/** Parses one frame; null if invalid. A `type` of a newer server is ignored later. */
export function readNotice(
  text: string,
  parse: (text: string) => unknown = JSON.parse,
): VisitorNotice | null {
  try {
    const value = parse(text) as VisitorNotice | null;
    return typeof value?.type === "string" ? value : null;
  } catch {
    return null;
  }
}
