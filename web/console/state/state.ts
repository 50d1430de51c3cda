import type { Agent, Chat, Invitation, Named, Speaker, VisitorInfo } from "../../shared/wire-agent";
import type { ConnectionState } from "../connection/connection";
import type { ListWindow } from "./list";
import type { Transcript } from "./transcript";

export type Session = "checking" | "unreachable" | "loggedOut" | "loggedIn";

export interface TypingMark {
  from: Speaker;
  text: string;
}

/** The visitor's delivery and read marks. */
export interface Marks {
  delivered: number;
  read: number;
}

/** The visitor of the open Visitor Info panel; `info` is null until loaded, or when `gone`. */
export interface Selected {
  id: string;
  info: VisitorInfo | null;
  gone: boolean;
}

/** The open dialog: at most one, over every page. */
export interface OpenDialog {
  kind: "ban" | "invite";
  visitor: { id: string; name: string };
}

/** A toast's action; it disappears when that is done. */
export interface ToastAction {
  label: string;
  run: () => void;
}

/** The result of an action; disappears by itself. */
export interface Toast {
  id: number;
  tone: "plain" | "problem";
  title: string;
  detail: string;
  action: ToastAction | null;
}

/** The whole state of the Agent Console; changed only by `reduce`. */
export interface State {
  session: Session;
  connection: ConnectionState;
  /** When the connection was lost, by this machine's clock; null while connected. */
  lostAt: number | null;
  /** Increases with each welcome: a new number is a new connection, on which nothing is watched yet. */
  welcomes: number;
  me: Agent | null;
  /** What this agent may do, as the server says. */
  permissions: readonly string[];
  agents: ReadonlyMap<string, Agent>;
  widgets: ReadonlyMap<string, Named>;
  queues: ReadonlyMap<string, Named>;
  list: ListWindow | null;
  chats: ReadonlyMap<string, Chat>;
  /** Waiting chats that the server has not sent yet: it sends them in pages. */
  moreWaiting: number;
  /** By chat. */
  messages: ReadonlyMap<string, Transcript>;
  invitations: readonly Invitation[];
  /** The captured visitor who returned last; null before the first. */
  returned: { visitor: string; name: string } | null;
  /** By chat; absent if nobody types there. */
  typing: ReadonlyMap<string, TypingMark>;
  /** By chat. */
  marks: ReadonlyMap<string, Marks>;
  selected: Selected | null;
  /** The visitor whose Visitor Info is open beside the list; selected by the panel itself. */
  panel: string | null;
  dialog: OpenDialog | null;
  toasts: readonly Toast[];
  /** Number of robots since the server started. */
  robots: number;
}

export const initialState: State = {
  session: "checking",
  connection: "connecting",
  lostAt: null,
  welcomes: 0,
  me: null,
  permissions: [],
  agents: new Map(),
  widgets: new Map(),
  queues: new Map(),
  list: null,
  chats: new Map(),
  moreWaiting: 0,
  messages: new Map(),
  invitations: [],
  returned: null,
  typing: new Map(),
  marks: new Map(),
  selected: null,
  panel: null,
  dialog: null,
  toasts: [],
  robots: 0,
};

/** Whether what is shown is the last known state and not the current one. */
export function isStale(connection: ConnectionState): boolean {
  return connection === "reconnecting" || connection === "offline";
}

/** The order of a queue: chats that an agent had before, then the longest wait. */
export function inLine(a: Chat, b: Chat): number {
  const returned = Number(b.after != null) - Number(a.after != null);
  return returned || (a.waitingSince ?? a.startedAt) - (b.waitingSince ?? b.startedAt);
}

/** Chats with a repeated sound: requested, and accepted by nobody. */
export function waiting(chats: ReadonlyMap<string, Chat>): Chat[] {
  return [...chats.values()]
    .filter((chat) => chat.status === "waitingForChat" && !chat.endedAt)
    .sort(inLine);
}
