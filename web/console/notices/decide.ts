import type { Availability } from "../../shared/wire-agent";
import type { Notice, NoticeKind } from "./notice";

/** What decides how a notification reaches the agent. */
export interface Around {
  /** The page is visible and has the focus: the agent sees what it shows. */
  isAttentive: boolean;
  /** The chat whose window is open, here or in another tab in the foreground. */
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

/** How a notification reaches the agent. */
export interface Decision {
  sound: boolean;
  desktop: boolean;
  /** `passes` after some seconds; `stays` until acted upon. */
  toast: "none" | "passes" | "stays";
}

const nothing: Decision = { sound: false, desktop: false, toast: "none" };

/**
 * How a notification reaches the agent, decided here for every page of the console. What the agent already sees needs
 * no notification. A muted kind is shown in the console, but has no sound and no desktop notification. An Offline
 * agent gets no chats, so waiting ones do not concern them.
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

/** Whether the agent is looking at the subject of the notification. */
export function isInFront(notice: Notice, { openChats }: Pick<Around, "openChats">): boolean {
  return notice.chat !== null && openChats.has(notice.chat);
}

/** Whether the sound is repeated until the agent acts. */
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
