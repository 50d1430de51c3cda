import { useSyncExternalStore } from "react";
import { getState, onChange, type State } from "./store";

/** The part of the state that `selector` returns; it must select, not create (or create equal primitives). */
export function useFoyer<T>(selector: (state: State) => T): T {
  return useSyncExternalStore(onChange, () => selector(getState()));
}
