/** What the Agent Console and the server say to each other; the words of docs/protocol.md, section 2. */

/** A field that may be absent or null; both mean the same. */
export type Maybe<T> = T | null | undefined;

export const visitorStatuses = [
  "inSite",
  "waitingForChat",
  "chatting",
  "chattingWithFlow",
  "chattingWithBot",
  "manuallyInvited",
  "refusedByAgent",
  "refusedByVisitor",
  "end",
] as const;
export type VisitorStatus = typeof visitorStatuses[number];

export const visitorActions = [
  "visitorInfo",
  "capture",
  "release",
  "ban",
  "invite",
  "accept",
  "refuse",
  "goToChat",
  "join",
  "monitor",
  "takeOver",
] as const;
export type VisitorAction = typeof visitorActions[number];

export type Availability = "online" | "away" | "offline";
export type Speaker = "visitor" | "agent" | "flow" | "bot" | "system";
export type SystemEvent =
  | "joined"
  | "left"
  | "transferred"
  | "ended"
  | "flowStopped"
  | "takenOver"
  | "waiting"
  | "refused"
  | "nobodyOnline";

export interface Agent {
  id: string;
  name: string;
  title?: Maybe<string>;
  email?: Maybe<string>;
  role?: Maybe<string>;
  availability: Availability;
  chats?: Maybe<number>;
  limit?: Maybe<number>;
}

export interface Named {
  id: string;
  name: string;
}

export interface PageView {
  url: string;
  title?: Maybe<string>;
}

/** One line of the visitor list. */
export interface Row {
  id: string;
  status: VisitorStatus;
  since: number;
  name: string;
  chat?: Maybe<string>;
  version?: Maybe<number>;
  assignee?: Maybe<string>;
  widget?: Maybe<string>;
  queue?: Maybe<string>;
  country?: Maybe<string>;
  city?: Maybe<string>;
  title?: Maybe<string>;
  url?: Maybe<string>;
  arrived: number;
  pageSince: number;
  pages: number;
  visits: number;
  chats: number;
  referrer?: Maybe<string>;
  browser?: Maybe<string>;
  system?: Maybe<string>;
  segments?: Maybe<readonly string[]>;
  captured?: Maybe<boolean>;
  left?: Maybe<number>;
  typing?: Maybe<boolean>;
  actions: readonly VisitorAction[];
}

export interface LastMessage {
  from: Speaker;
  text: string;
  at: number;
}

export interface Chat {
  id: string;
  visitor: string;
  visitorName: string;
  widget?: Maybe<string>;
  queue?: Maybe<string>;
  assignee?: Maybe<string>;
  status: VisitorStatus;
  version: number;
  startedAt: number;
  waitingSince?: Maybe<number>;
  endedAt?: Maybe<number>;
  endReason?: Maybe<string>;
  last: number;
  lastMessage?: Maybe<LastMessage>;
  readByAgent?: Maybe<number>;
  visitorDelivered?: Maybe<number>;
  visitorRead?: Maybe<number>;
  page?: Maybe<PageView>;
}

export interface Message {
  sequence: number;
  draft?: Maybe<string>;
  from: Speaker;
  name?: Maybe<string>;
  text: string;
  at: number;
  choices?: Maybe<readonly string[]>;
  event?: Maybe<SystemEvent>;
  agent?: Maybe<string>;
  note?: Maybe<boolean>;
  sources?: Maybe<readonly string[]>;
}

export interface Invitation {
  id: string;
  visitor: string;
  visitorName: string;
  text: string;
  at: number;
  until: number;
}

export interface TrailEntry {
  url: string;
  title?: Maybe<string>;
  at: number;
  left?: Maybe<number>;
}

export interface Contact {
  name?: Maybe<string>;
  email?: Maybe<string>;
  phone?: Maybe<string>;
  claimed?: Maybe<boolean>;
}

export interface VisitorInfo {
  row: Row;
  address?: Maybe<string>;
  language?: Maybe<string>;
  timeZone?: Maybe<string>;
  screen?: Maybe<string>;
  userAgent?: Maybe<string>;
  landing?: Maybe<PageView>;
  campaign?: Maybe<{ source?: Maybe<string>; medium?: Maybe<string>; name?: Maybe<string> }>;
  trail?: Maybe<readonly TrailEntry[]>;
  firstVisit?: Maybe<number>;
  visits?: Maybe<number>;
  pastChats?: Maybe<readonly Chat[]>;
  variables?: Maybe<Readonly<Record<string, string>>>;
  contact?: Maybe<Contact>;
  capturedBy?: Maybe<{ agent?: Maybe<string>; at?: Maybe<number>; reason?: Maybe<string> }>;
}

export type BanKind = "visitor" | "address";

/** An entry of the ban list (protocol, section 3). */
export interface Ban {
  id: string;
  kind: BanKind;
  visitor?: Maybe<string>;
  start?: Maybe<string>;
  end?: Maybe<string>;
  value: string;
  comment?: Maybe<string>;
  by?: Maybe<string>;
  at: number;
  hits: number;
  lastHit?: Maybe<number>;
  expires?: Maybe<number>;
}

export const refusalCodes = [
  "malformed",
  "unknownType",
  "wrongCredentials",
  "loggedOut",
  "forbidden",
  "originNotAllowed",
  "gone",
  "noSuchVisitor",
  "noSuchChat",
  "noSuchAgent",
  "noSuchQueue",
  "noSuchBan",
  "notOffered",
  "alreadyTaken",
  "stale",
  "chatEnded",
  "notYours",
  "invitationOver",
  "wouldChangeNothing",
  "tooLong",
  "empty",
  "notAnAddress",
  "addressOfProxy",
  "confirmationNeeded",
  "nothingChosen",
  "duplicate",
  "tooManyAttempts",
  "tooFast",
  "unavailable",
] as const;
export type RefusalCode = typeof refusalCodes[number];

export type Counts = Partial<Record<VisitorStatus | "captured", number>>;
export type Countries = Readonly<Record<string, number>>;

export type SortKey =
  | "default"
  | "status"
  | "name"
  | "assignee"
  | "widget"
  | "queue"
  | "location"
  | "page"
  | "timeOnSite"
  | "timeOnPage"
  | "pages"
  | "visits"
  | "chats"
  | "referrer"
  | "browser"
  | "captured";

export interface Sort {
  by: SortKey;
  descending: boolean;
}

export interface Filter {
  statuses: readonly VisitorStatus[] | null;
  widget: string | null;
  queue: string | null;
  assignee: string | null;
  country: string | null;
  captured: boolean | null;
  text: string;
}

/** What the agent asks for; each is answered by `done` or `refused`. */
export type AgentCommand =
  | { type: "info" | "banPreview" | "release" | "cancelInvitation" | "pastChats"; visitor: string }
  | { type: "capture"; visitor: string; reason?: string }
  | {
    type: "ban";
    visitor: string;
    byVisitor: boolean;
    byAddress: boolean;
    comment: string;
    confirmed?: boolean;
  }
  | { type: "invite"; visitor: string; text: string }
  | {
    type: "accept" | "refuse" | "goToChat" | "join" | "monitor" | "stopFlow" | "takeOver" | "end";
    visitor: string;
    chat?: string;
    version?: number;
  }
  | {
    type: "transfer";
    visitor: string;
    chat?: string;
    version?: number;
    toAgent?: string;
    toQueue?: string;
    note?: string;
  }
  | { type: "leaveChat"; chat: string }
  | { type: "send"; chat: string; draft: string; text: string; note?: true }
  | { type: "editContact"; visitor: string; name?: string; email?: string; phone?: string }
  | { type: "availability"; availability: Availability };

/** The answer to a command: which of the fields are there depends on the command (protocol, 2.1). */
export interface Done {
  visitor?: Maybe<VisitorInfo>;
  chat?: Maybe<Chat | string>;
  chats?: Maybe<readonly Chat[]>;
  bans?: Maybe<readonly Ban[]>;
  sequence?: Maybe<number>;
  at?: Maybe<number>;
  address?: Maybe<string>;
  sharedNow?: Maybe<number>;
  sharedLately?: Maybe<number>;
  refusal?: Maybe<string>;
  warning?: Maybe<string>;
}

export type AgentFrame =
  | { type: "hello"; protocol: 1; chats: readonly { chat: string; after: number }[] }
  | { type: "watch"; filter: Filter; sort: Sort; offset: number; count: number }
  | { type: "unwatch" }
  | { type: "select"; visitor: string | null }
  | { type: "typing"; chat: string; typing: boolean }
  | { type: "received" | "read"; chat: string; sequence: number }
  | { type: "fetch"; chat: string; before?: number; after?: number; count?: number }
  | { type: "ping" }
  | { type: "command"; request: number; command: AgentCommand };

export type RowPatch = Partial<Row> & { id: string };
export type ListInsertion = { at: number; row: Row } | { at: number; move: string };

export interface ListNotice {
  type: "list";
  at: number;
  offset: number;
  total: number;
  online: number;
  counts: Counts;
  countries?: Maybe<Countries>;
  rows: readonly Row[];
}

export interface ListChangeNotice {
  type: "listChange";
  at: number;
  total?: Maybe<number>;
  online?: Maybe<number>;
  counts?: Maybe<Counts>;
  countries?: Maybe<Countries>;
  remove?: Maybe<readonly string[]>;
  insert?: Maybe<readonly ListInsertion[]>;
  rows?: Maybe<readonly RowPatch[]>;
}

export interface WelcomeNotice {
  type: "welcome";
  boot: string;
  now: number;
  agent: Agent;
  agents: readonly Agent[];
  widgets: readonly Named[];
  queues: readonly Named[];
  chats: readonly Chat[];
  invitations: readonly Invitation[];
}

export interface RefusedNotice {
  type: "refused";
  request?: Maybe<number>;
  code: RefusalCode;
  title: string;
  detail?: Maybe<string>;
  field?: Maybe<string>;
  retryAfter?: Maybe<number>;
}

export type AgentNotice =
  | WelcomeNotice
  | ListNotice
  | ListChangeNotice
  | { type: "visitor"; visitor: VisitorInfo | null; id?: Maybe<string> }
  | { type: "chat"; chat: Chat }
  | { type: "invitations"; invitations: readonly Invitation[] }
  | { type: "message"; chat: string; message: Message }
  | { type: "messages"; chat: string; messages: readonly Message[]; more?: Maybe<boolean> }
  | { type: "typing"; chat: string; from?: Maybe<Speaker>; text?: Maybe<string>; typing: boolean }
  | { type: "marks"; chat: string; delivered: number; read: number }
  | { type: "agent"; agent: Agent }
  | ({ type: "done"; request: number } & Done)
  | RefusedNotice
  | { type: "pong"; now: number }
  | { type: "later"; retryAfter: number }
  | { type: "loggedOut" };

const noticeTypes: Record<AgentNotice["type"], true> = {
  welcome: true,
  list: true,
  listChange: true,
  visitor: true,
  chat: true,
  invitations: true,
  message: true,
  messages: true,
  typing: true,
  marks: true,
  agent: true,
  done: true,
  refused: true,
  pong: true,
  later: true,
  loggedOut: true,
};

/** The notice in a frame, or null when it is no JSON object of a type known here (a newer server's). */
export function decodeNotice(frame: string): AgentNotice | null {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  const type = (value as { type: unknown }).type;
  if (typeof type !== "string" || !Object.hasOwn(noticeTypes, type)) return null;
  return value as AgentNotice;
}

/** The id of the chat that a command's answer names. */
export function chatOf(done: Done): string | null {
  if (!done.chat) return null;
  return typeof done.chat === "string" ? done.chat : done.chat.id;
}
