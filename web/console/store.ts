import { useSyncExternalStore } from "react";
import type { AgentCommand, AgentFrame, AgentNotice, Availability, Done } from "../shared/wire-agent";
import { type Connection, type LineState, openConnection, Refused } from "./connection";
import { type LocalEvent, reduce, reduceLocal } from "./reduce";
import { initialState, type State } from "./state";
import { hole } from "./transcript";

export { reduce } from "./reduce";
export type { State } from "./state";

/** How long a toast stays; a problem needs longer to be read. */
const toastTime = { plain: 4_000, problem: 7_000 };

/** The server resumes no more than 500 chats at once; nobody has that many open. */
const resumeLimit = 500;

let state: State = initialState;
let nextToast = 1;
const listeners = new Set<() => void>();

function become(next: State): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getState(): State {
  return state;
}

export function tell(event: LocalEvent): void {
  become(reduceLocal(state, event));
}

/** Calls `listener` after every change of the state; for what is no component, like the ring. */
export function onChange(listener: () => void): () => void {
  return subscribe(listener);
}

/** The part of the state that `selector` picks; it must pick, not build (or build equal primitives). */
export function useFoyer<T>(selector: (state: State) => T): T {
  return useSyncExternalStore(subscribe, () => selector(state));
}

const connection: Connection = openConnection({
  held: () =>
    [...state.messages].flatMap(([chat, transcript]) => {
      const last = transcript.messages.at(-1);
      return last && state.chats.has(chat) ? [{ chat, after: last.sequence }] : [];
    }).slice(-resumeLimit),
  notice: hear,
  line: (line: LineState) => tell({ type: "line", line }),
}, `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/socket`);

/** What came of the list since the last frame was drawn. */
let ofList: AgentNotice[] = [];

/** Once a frame, after the scrolling and before the layout; a page that nobody sees draws no frames. */
function hearList(notice: AgentNotice): void {
  ofList.push(notice);
  if (document.visibilityState === "hidden") settleList();
  else if (ofList.length === 1) requestAnimationFrame(settleList);
}

function settleList(): void {
  const next = ofList.reduce(reduce, state);
  ofList = [];
  become(next);
}

function hear(notice: AgentNotice): void {
  if (notice.type === "list" || notice.type === "listChange") return hearList(notice);
  if (notice.type === "loggedOut") ofList = [];
  become(reduce(state, notice));
  if (notice.type === "message") {
    const transcript = state.messages.get(notice.chat);
    const after = transcript ? hole(transcript) : null;
    if (after !== null) send({ type: "fetch", chat: notice.chat, after });
  }
  if (notice.type === "refused") toastRefusal(new Refused(notice));
}

export const start = (): void => connection.start();
export const stop = (): void => connection.stop();
/** The age in milliseconds of what the screen shows. */
export const lineAge = (): number => connection.age();
/** The server's clock; all ages and durations are counted from it. */
export const serverNow = (): number => connection.now();

export function send(frame: AgentFrame): boolean {
  return connection.send(frame);
}

/** Asks the server; rejects with `Refused`. */
export function command(asked: AgentCommand): Promise<Done> {
  return connection.command(asked);
}

/** Asks the server and shows a refusal as a toast; null when refused. */
export async function attempt(asked: AgentCommand): Promise<Done | null> {
  try {
    return await connection.command(asked);
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
    toastRefusal(why);
    return null;
  }
}

/** Which visitor the Visitor Info panel follows. */
export function select(visitor: string | null): void {
  tell({ type: "selected", visitor });
  send({ type: "select", visitor });
}

/** The agent has seen the chat up to here. */
export function markRead(chat: string, sequence: number): void {
  tell({ type: "readHere", chat, sequence });
  send({ type: "read", chat, sequence });
}

export function setAvailability(availability: Availability): Promise<Done | null> {
  return attempt({ type: "availability", availability });
}

export function toast(title: string, detail = "", tone: "plain" | "problem" = "plain"): void {
  const id = nextToast++;
  tell({ type: "toasted", toast: { id, tone, title, detail } });
  setTimeout(() => tell({ type: "untoasted", id }), toastTime[tone]);
}

export function toastRefusal(why: Refused): void {
  toast(why.title, why.detail === why.title ? "" : why.detail, "problem");
}
