import { useSyncExternalStore } from "react";
import { onWatched, watchedChats } from "./watching";

/** The chats this agent joined or monitors, by id, and their visitors. */
export function useWatched(): ReadonlyMap<string, string> {
  return useSyncExternalStore(onWatched, watchedChats);
}
