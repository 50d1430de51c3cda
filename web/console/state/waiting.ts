import { inLine, type State } from "./state";

/**
 * Minimum number of waiting chats held while there are more: half of a page, so that the list is never empty while
 * somebody waits.
 */
const least = 50;

/** The chat after which the next page of waiting chats begins; null if none is needed. */
export function nextWaiting(state: State, wanted = 0): string | null {
  if (state.moreWaiting === 0) return null;
  const held = [...state.chats.values()].filter((chat) => chat.status === "waitingForChat");
  if (held.length >= Math.max(least, wanted)) return null;
  const last = held.sort((a, b) => inLine(a, b) || (a.id < b.id ? -1 : 1)).at(-1);
  return last?.id ?? "";
}
