import { inLine, type State } from "./state";

/** Waiting chats held at least while there are more: half of a page, so that the list is never empty while somebody waits. */
const least = 50;

/** The chat behind which the next page of waiting chats begins; null when none needs to be asked for. */
export function nextWaiting(state: State, wanted = 0): string | null {
  if (state.moreWaiting === 0) return null;
  const held = [...state.chats.values()].filter((chat) => chat.status === "waitingForChat");
  if (held.length >= Math.max(least, wanted)) return null;
  const last = held.sort((a, b) => inLine(a, b) || (a.id < b.id ? -1 : 1)).at(-1);
  return last?.id ?? "";
}
