import type { Mode } from "./mode";

/** Whether the right to speak was lost on the way from `before` to `now`, by nobody's own doing here. */
export function lostRight(before: Mode["kind"], now: Mode["kind"], isOwnDoing: boolean): boolean {
  return before === "chat" && now !== "chat" && !isOwnDoing;
}
