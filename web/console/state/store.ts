import type { AgentCommand, AgentFrame, Availability, Done } from "../../shared/wire-agent";
import type { Connection, Listener } from "../connection/connection";
import { createStore, type Frames, type Store } from "./createStore";
import type { LocalEvent } from "./reduce";
import type { State, ToastAction } from "./state";

export { reduce } from "./reduce";
export type { State } from "./state";

/** The store of this page. Importing it does nothing: the page, or a test, connects it before anything else. */

let plugged: Store | null = null;

/** Creates the page's store with the connection that `connect` makes. Subscribers of an earlier store are not moved. */
export function plug(connect: (listener: Listener) => Connection, frames: Frames): void {
  plugged = createStore(connect, frames);
}

function store(): Store {
  if (!plugged) throw new Error("No connection is plugged into the store: call plug() first.");
  return plugged;
}

export const getState = (): State => store().state();
export const dispatch = (event: LocalEvent): void => store().dispatch(event);
/** Sends a command and shows a refusal as a toast; null if refused. */
export const attempt = (asked: AgentCommand): Promise<Done | null> => store().attempt(asked);
export const send = (frame: AgentFrame): boolean => store().send(frame);
export const wantWaiting = (count: number): void => store().wantWaiting(count);
export const toast = (
  title: string,
  detail?: string,
  tone?: "plain" | "problem",
  action?: ToastAction,
): void => store().toast(title, detail, tone, action);
export const toastRefusal: Store["toastRefusal"] = (why) => store().toastRefusal(why);

export const start = (): void => store().connection.start();
export const stop = (): void => store().connection.stop();
export const retry = (): void => store().connection.retry();
export const command = (asked: AgentCommand): Promise<Done> => store().connection.command(asked);
/** The age in milliseconds of what the screen shows. */
export const shownAge = (): number => store().connection.age();
/** The server's clock; all ages and durations are computed from it. */
export const serverNow = (): number => store().connection.now();

/** Calls `listener` after every change of the state; for code outside of components, like the notifications. */
export const onChange = (listener: () => void): () => void => store().subscribe(listener);

/** The visitor of the Visitor Info panel. */
export function select(visitor: string | null): void {
  dispatch({ type: "selected", visitor });
  send({ type: "select", visitor });
}

/** The agent has read the chat up to here. */
export function markRead(chat: string, sequence: number): void {
  dispatch({ type: "readHere", chat, sequence });
  send({ type: "read", chat, sequence });
}

export function setAvailability(availability: Availability): Promise<Done | null> {
  return attempt({ type: "availability", availability });
}
