import { useSyncExternalStore } from "react";
import { onNavigate } from "./router";

/** The present path, without query. */
export function usePath(): string {
  return useSyncExternalStore(onNavigate, () => location.pathname);
}
