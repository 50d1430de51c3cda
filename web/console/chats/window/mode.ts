import type { Chat } from "../../../shared/wire-agent";
import { isOver } from "../../state/chats";

/** What the agent may do in the window; each mode has its own band above the box. */
export type Mode =
  | { kind: "chat" }
  | { kind: "waiting" }
  | { kind: "flow" }
  | { kind: "bot" }
  | { kind: "monitoring" }
  /** Somebody else is talking, and this agent has not entered. */
  | { kind: "outside" }
  | { kind: "ended" };

/** The mode of the chat for `agent`; `isWatched` when they joined or monitor it. */
export function modeOf(chat: Chat, agent: string, isWatched: boolean): Mode {
  if (isOver(chat)) return { kind: "ended" };
  switch (chat.status) {
    case "waitingForChat":
      return { kind: "waiting" };
    case "chattingWithFlow":
      return { kind: isWatched ? "flow" : "outside" };
    case "chattingWithBot":
      return { kind: isWatched ? "bot" : "outside" };
    case "chatting":
      if (chat.assignee === agent) return { kind: "chat" };
      return { kind: isWatched ? "monitoring" : "outside" };
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

/** Whether opening the chat marks it as read: only one's own, and ended ones. Watching must not be noticed. */
export function marksAsRead(mode: Mode, chat: Chat, agent: string): boolean {
  return mode.kind === "chat" || (mode.kind === "ended" && chat.assignee === agent);
}
