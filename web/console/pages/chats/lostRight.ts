import type { Mode } from "./mode";

/** Who has the right to speak now that this agent has lost it. */
export type Lost = Exclude<Mode["kind"], "chat">;

/** What was lost when the mode went from `before` to `now`; null when nothing was, or when it is one's own doing. */
export function lostRight(before: Mode["kind"], now: Mode["kind"], isOwnDoing: boolean): Lost | null {
  return before === "chat" && now !== "chat" && !isOwnDoing ? now : null;
}
