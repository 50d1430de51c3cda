/** The messages between the Agent Console and the server, as in docs/protocol.md, section 2. */

import type {
  Agent,
  Availability,
  Ban,
  Chat,
  Countries,
  Counts,
  Filter,
  Invitation,
  Maybe,
  Message,
  Named,
  Row,
  Sort,
  Speaker,
  VisitorInfo,
  VisitorStatus,
} from "./agent-shapes";

export * from "./agent-shapes";

export const refusalCodes = [
  "malformed",
  "unknownType",
  "helloExpected",
  "wrongCredentials",
  "loggedOut",
  "badToken",
  "forbidden",
  "originNotAllowed",
  "gone",
  "unknownWidget",
  "noSuchVisitor",
  "noSuchChat",
  "noSuchAgent",
  "noSuchQueue",
  "noSuchBan",
  "noSuchFlow",
  "noSuchBot",
  "noSuchRole",
  "noSuchSkill",
  "beyondOwn",
  "ownAccount",
  "lastAdministrator",
  "builtInRole",
  "roleInUse",
  "deactivated",
  "full",
  "taken",
  "wrongPassword",
  "notFound",
  "methodNotAllowed",
  "notOffered",
  "alreadyTaken",
  "stale",
  "chatEnded",
  "notYours",
  "invitationOver",
  "wouldChangeNothing",
  "alreadyDone",
  "draftUsed",
  "keyUsed",
  "linkUnknown",
  "linkExpired",
  "linkUsed",
  "weakPassword",
  "editedMeanwhile",
  "editionMissing",
  "nobodyOnline",
  "agentUnavailable",
  "noMailServer",
  "widgetInUse",
  "queueInUse",
  "lastQueue",
  "tooLarge",
  "tooLong",
  "empty",
  "notAnEmail",
  "notAPhone",
  "notAnAddress",
  "addressOfProxy",
  "confirmationNeeded",
  "nothingChosen",
  "duplicate",
  "notADomain",
  "tooManyAttempts",
  "tooFast",
  "unavailable",
] as const;
export type RefusalCode = typeof refusalCodes[number];

/** The details of a refusal (protocol, 2.4). */
export type RefusalReason =
  | { is: "permission"; permission: string }
  | { is: "banned" | "inChat" | "notWatched" | "selfOffline" | "addressUnknown" }
  | { is: "mixedFamilies" | "startAfterEnd" }
  | { is: "status"; status: VisitorStatus }
  | { is: "takenBy" | "belongsTo" | "bannedBy" | "editedBy"; name: string }
  | { is: "length"; limit: number; got: number }
  | { is: "usedBy"; widgets: readonly string[]; flows: readonly string[] }
  | { is: "obstacle"; obstacle: string; name: string }
  | { is: "proxy"; address: string }
  | { is: "doubt"; doubt: string; range: string; stopped: number; online: number }
  | { is: "domain"; fault: string; text: string }
  | { is: "openChats"; count: number }
  | { is: "notAnAddress" | "notAPrefix"; text: string }
  | { is: "prefixTooLong" | "prefixTooShort"; prefix: number; limit: number };

/** The commands of the agent; each is answered by `done` or `refused`. */
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

/** The answer to a command: its fields depend on the command (protocol, 2.1). */
export interface Done {
  visitor?: Maybe<VisitorInfo>;
  chat?: Maybe<Chat | string>;
  chats?: Maybe<readonly Chat[]>;
  bans?: Maybe<readonly Ban[]>;
  sequence?: Maybe<number>;
  at?: Maybe<number>;
  address?: Maybe<string>;
  range?: Maybe<string>;
  online?: Maybe<number>;
  sharedNow?: Maybe<number>;
  sharedLately?: Maybe<number>;
  refusal?: Maybe<string>;
  warning?: Maybe<string>;
}

export type AgentFrame =
  | { type: "hello"; protocol: 1; chats: readonly { chat: string; after: number }[] }
  | { type: "watch"; filter: Filter; sort: Sort; offset: number; count: number }
  | { type: "unwatch" }
  /** Requests the waiting chats after this one. */
  | { type: "waiting"; after: string | null }
  | { type: "hold"; visitors: readonly string[] }
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
  outside?: Maybe<readonly Row[]>;
  gone?: Maybe<readonly string[]>;
}

export interface WelcomeNotice {
  type: "welcome";
  boot: string;
  now: number;
  agent: Agent;
  /** What `agent` may do. */
  permissions: readonly string[];
  agents: readonly Agent[];
  widgets: readonly Named[];
  queues: readonly Named[];
  chats: readonly Chat[];
  /** The number of waiting chats that are not in `chats`. */
  moreWaiting: number;
  invitations: readonly Invitation[];
}

export interface RefusedNotice {
  type: "refused";
  request?: Maybe<number>;
  code: RefusalCode;
  title: string;
  detail?: Maybe<string>;
  reason?: Maybe<RefusalReason>;
  field?: Maybe<string>;
  retryAfter?: Maybe<number>;
}

export type AgentNotice =
  | WelcomeNotice
  | ListNotice
  | ListChangeNotice
  | { type: "visitor"; visitor: VisitorInfo | null; id?: Maybe<string> }
  | { type: "chat"; chat: Chat }
  | { type: "waiting"; chats: readonly Chat[]; more: number }
  /** The visitor of an open chat left the site at `left`, or is back. */
  | { type: "presence"; chat: string; left?: Maybe<number> }
  | { type: "invitations"; invitations: readonly Invitation[] }
  | { type: "message"; chat: string; message: Message }
  | { type: "messages"; chat: string; messages: readonly Message[]; more?: Maybe<boolean> }
  | { type: "typing"; chat: string; from?: Maybe<Speaker>; text?: Maybe<string>; typing: boolean }
  | { type: "marks"; chat: string; delivered: number; read: number }
  | { type: "agent"; agent: Agent }
  | {
    type: "directory";
    agents: readonly Agent[];
    widgets: readonly Named[];
    queues: readonly Named[];
  }
  /** What this agent may do has changed. */
  | { type: "permissions"; permissions: readonly string[] }
  | ({ type: "done"; request: number } & Done)
  | RefusedNotice
  | { type: "pong"; now: number; robots?: Maybe<number> }
  | { type: "later"; retryAfter: number }
  | { type: "returned"; visitor: string; name: string }
  | { type: "loggedOut" };

const noticeTypes: Record<AgentNotice["type"], true> = {
  welcome: true,
  list: true,
  listChange: true,
  visitor: true,
  chat: true,
  presence: true,
  waiting: true,
  invitations: true,
  message: true,
  messages: true,
  typing: true,
  marks: true,
  agent: true,
  directory: true,
  permissions: true,
  done: true,
  refused: true,
  pong: true,
  later: true,
  returned: true,
  loggedOut: true,
};

/** The notice in a frame; null if it is not a JSON object of a known type (from a newer server). */
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
