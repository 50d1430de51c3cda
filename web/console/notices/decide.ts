import type { Availability } from "../../shared/wire-agent";
import type { Notice, NoticeKind } from "./notice";

/** What decides how a notice reaches the agent. */
export interface Around {
  /** The page is seen and has the focus: what it shows is in front of the agent's eyes. */
  isAttentive: boolean;
  /** The chat whose window is open, here or in another tab that is in front. */
  openChats: ReadonlySet<string>;
  /** The page lists waiting visitors with their buttons. */
  listsWaiting: boolean;
  availability: Availability;
  /** All sounds are off. */
  isSilent: boolean;
  muted: ReadonlySet<NoticeKind>;
  /** The agent and the browser allow desktop notifications. */
  mayNotify: boolean;
}

/** How a notice reaches the agent. */
export interface Decision {
  sound: boolean;
  desktop: boolean;
  /** `passes` after some seconds; `stays` until acted upon. */
  toast: "none" | "passes" | "stays";
}

const nothing: Decision = { sound: false, desktop: false, toast: "none" };

/**
 * How a notice reaches the agent, decided here for every page of the console.
 *
 * What is in front of the agent's eyes needs no word. A muted kind is seen in the console, but neither heard nor shown on the
 * desktop. An agent who is Offline gets no chats, so waiting ones are no concern of theirs.
 */
export function decide(notice: Notice, around: Around): Decision {
  if (isInFront(notice, around)) return nothing;
  if (notice.kind === "waiting" && around.availability === "offline") return nothing;
  const isHeard = !around.muted.has(notice.kind);
  return {
    sound: isHeard && !around.isSilent,
    desktop: isHeard && around.mayNotify && !around.isAttentive,
    toast: toastOf(notice, around),
  };
}

/** Whether the agent is looking at what the notice is about. */
export function isInFront(notice: Notice, { openChats }: Pick<Around, "openChats">): boolean {
  return notice.chat !== null && openChats.has(notice.chat);
}

/** Whether the notice rings again until it is acted upon. */
export function ringsAgain(notice: Notice, around: Around): boolean {
  const asksForAct = notice.kind === "waiting" || (notice.kind === "transferred" && notice.how === "given");
  return asksForAct && decide(notice, around).sound;
}

function toastOf(notice: Notice, around: Around): Decision["toast"] {
  switch (notice.kind) {
    case "waiting":
      return around.listsWaiting ? "none" : "stays";
    case "transferred":
      return "stays";
    case "message":
    case "returned":
      return "passes";
    default: {
      const never: never = notice;
      return never;
    }
  }
}
