import { useSyncExternalStore } from "react";
import { later } from "../shared/lapse";
import type { Availability, Done } from "../shared/wire-agent";
import { openConnection } from "./connection";
import { createStore, type Frames } from "./createStore";
import type { State } from "./state";

export { reduce } from "./reduce";
export type { State } from "./state";

/** The store of this page. Nothing of the browser is touched before `start`. */

const frames: Frames = {
  isHidden: () => document.visibilityState === "hidden",
  next: (then) => void requestAnimationFrame(then),
  later,
};

const address = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/socket`;

const store = createStore((listener) => openConnection(listener, address), frames);

export const { wantWaiting, state: getState, tell, attempt, send, toast, toastRefusal } = store;
export const { start, stop, retry, command } = store.connection;
/** The age in milliseconds of what the screen shows. */
export const lineAge = store.connection.age;
/** The server's clock; all ages and durations are counted from it. */
export const serverNow = store.connection.now;

/** Calls `listener` after every change of the state; for what is no component, like the notices. */
export const onChange = store.subscribe;

/** The part of the state that `selector` picks; it must pick, not build (or build equal primitives). */
export function useFoyer<T>(selector: (state: State) => T): T {
  return useSyncExternalStore(store.subscribe, () => selector(store.state()));
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
