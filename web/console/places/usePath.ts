import { useSyncExternalStore } from "react";
import { onNavigate } from "./router";

/** The current path, without query. */
export function usePath(): string {
  return useSyncExternalStore(onNavigate, () => location.pathname);
}
