/** Types of the Agent Console's protocol; the shapes of docs/protocol.md, section 2. */

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
  | "next"
  | "back"
  | "notOpened"
  | "nobodyOnline"
  | "onlineAgain"
  | "overdue"
  | "refused";

export interface Agent {
  id: string;
  name: string;
  title?: Maybe<string>;
  email?: Maybe<string>;
  /** What visitors see instead of the name. */
  alias?: Maybe<string>;
  /** False: deactivated. */
  active?: Maybe<boolean>;
  /** The role's id; `roleName` is its name. */
  role?: Maybe<string>;
  roleName?: Maybe<string>;
  availability: Availability;
  chats?: Maybe<number>;
  limit?: Maybe<number>;
  /** If no console is connected: when the agent's chats are handed over. */
  absentUntil?: Maybe<number>;
}

export interface Named {
  id: string;
  name: string;
  /** A deleted widget: named where the past is shown, never offered as a choice. */
  former?: Maybe<boolean>;
}

export interface PageView {
  url: string;
  title?: Maybe<string>;
}

/** One row of the visitor list. */
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

/** What a waiting visitor was last told: an agent is expected, nobody is Online, or nobody came in time. */
export type Outlook = "soon" | "nobodyOnline" | "overdue";

/** A chat transferred to its assignee, who has not opened it yet. It returns to `by` at `until`. */
export interface Transfer {
  by: string;
  at: number;
  until: number;
  note?: Maybe<string>;
}

export interface Chat {
  id: string;
  visitor: string;
  visitorName: string;
  /** The name that the visitor gave; absent if `visitorName` is derived. */
  givenName?: Maybe<string>;
  widget?: Maybe<string>;
  queue?: Maybe<string>;
  assignee?: Maybe<string>;
  status: VisitorStatus;
  version: number;
  startedAt: number;
  waitingSince?: Maybe<number>;
  /** While waiting: the previous agent. Such chats are ahead of the others in their queue. */
  after?: Maybe<string>;
  outlook?: Maybe<Outlook>;
  transfer?: Maybe<Transfer>;
  endedAt?: Maybe<number>;
  endReason?: Maybe<string>;
  last: number;
  lastMessage?: Maybe<LastMessage>;
  readByAgent?: Maybe<number>;
  visitorDelivered?: Maybe<number>;
  visitorRead?: Maybe<number>;
  /** When the visitor left the site; absent while present. */
  left?: Maybe<number>;
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
  /** Of the event `transferred`: the receiver's name. */
  to?: Maybe<string>;
  /** Of the event `ended`: how. */
  reason?: Maybe<string>;
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
  /** The visitor it was made for, as of then; `pastChats` still works for them. */
  of?: Maybe<string>;
  name?: Maybe<string>;
  country?: Maybe<string>;
  city?: Maybe<string>;
  comment?: Maybe<string>;
  by?: Maybe<string>;
  at: number;
  hits: number;
  lastHit?: Maybe<number>;
  expires?: Maybe<number>;
  /** The revision of the ban; sent back in `If-Match` on editing. */
  etag?: Maybe<string>;
}

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
