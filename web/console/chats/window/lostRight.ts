import type { Mode } from "./mode";

/** Whether the agent lost the chat between `before` and `now` without an action here. */
export function lostRight(before: Mode["kind"], now: Mode["kind"], isOwnDoing: boolean): boolean {
  return before === "chat" && now !== "chat" && !isOwnDoing;
}
