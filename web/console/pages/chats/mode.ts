import type { Chat } from "../../../shared/wire-agent";
import { isOver } from "./lists";

/** What the agent may do in the window; each is told by its own band above the box. */
export type Mode =
  | { kind: "chat" }
  | { kind: "waiting" }
  | { kind: "flow" }
  | { kind: "bot" }
  | { kind: "monitoring" }
  | { kind: "ended" };

/** The mode in which `agent` has the chat before them. */
export function modeOf(chat: Chat, agent: string): Mode {
  if (isOver(chat)) return { kind: "ended" };
  switch (chat.status) {
    case "waitingForChat":
      return { kind: "waiting" };
    case "chattingWithFlow":
      return { kind: "flow" };
    case "chattingWithBot":
      return { kind: "bot" };
    case "chatting":
      return { kind: chat.assignee === agent ? "chat" : "monitoring" };
    case "inSite":
    case "manuallyInvited":
    case "refusedByAgent":
    case "refusedByVisitor":
    case "end":
      return { kind: "ended" };
    default: {
      const never: never = chat.status;
      return never;
    }
  }
}

/** Whether the visitor's side must not notice that the agent is looking: no marks and no typing are sent. */
export function isUnseen(mode: Mode): boolean {
  return mode.kind !== "chat";
}
