import { useSyncExternalStore } from "react";
import { getState, onChange, type State } from "./store";

/** The part of the state that `selector` picks; it must pick, not build (or build equal primitives). */
export function useFoyer<T>(selector: (state: State) => T): T {
  return useSyncExternalStore(onChange, () => selector(getState()));
}
