import type { Notice, NoticeKind } from "./notice";

/** Every word of the notices. */
export const noticeWords = {
  bell: "Notifications",
  bellCount: (count: number) =>
    count === 1 ? "Notifications, 1 needs you" : `Notifications, ${count} need you`,
  needsYou: "Needs you",
  nothingOpen: "Nothing needs you right now.",
  today: "Today",
  noneToday: "No notifications today.",
  alerts: "Alerts",
  sound: "Alert sounds",
  mute: "Mute",
  unmute: "Unmute",
  soundOn: "Sounds are on",
  soundOff: "Sounds are off",
  test: "Test sound",
  testOf: (kind: string) => `Test sound: ${kind}`,
  kinds: {
    waiting: "Waiting chats",
    message: "Messages in my chats",
    transferred: "Chats given to me",
    returned: "Captured visitor is back",
  } as Readonly<Record<NoticeKind, string>>,
  askNotify: "Turn on desktop notifications",
  notifyGranted: "Desktop notifications are on",
  notifyDenied: "Desktop notifications are blocked by the browser",
  touchFirst: "The browser plays sounds only after you click or type on this page.",
  waitingNow: (count: number) =>
    count === 1 ? "One visitor is waiting for a chat" : `${count} visitors are waiting for a chat`,
  accept: "Accept",
  open: "Open chat",
  show: "Show",
  more: (count: number) => `${count} more`,
  goesBack: "Goes back in",
  colleague: "A colleague",
  title: {
    waiting: (count: number) => `(${count}) Waiting`,
    transferred: (count: number) => `(${count}) New chat`,
    message: (count: number) => `(${count}) New message`,
    returned: (count: number) => `(${count})`,
  } as Readonly<Record<NoticeKind, (count: number) => string>>,
};

/** What the notice says. `nameOf` names an agent; null when nobody knows the name. */
export function sentence(notice: Notice, nameOf: (agent: string) => string | null): string {
  const { name } = notice;
  switch (notice.kind) {
    case "waiting":
      return `${name} is waiting for a chat`;
    case "message":
      return `New message from ${name}`;
    case "transferred": {
      const by = (notice.by !== null && nameOf(notice.by)) || noticeWords.colleague;
      if (notice.how === "given") return `${by} transferred ${name}'s chat to you`;
      return notice.how === "cameBack"
        ? `${by} didn't open ${name}'s chat. It's yours again`
        : `${name} is chatting with you`;
    }
    case "returned":
      return `${name} is back on the site`;
    default: {
      const never: never = notice;
      return never;
    }
  }
}

/** The words that come with it: the message, the note; of a returned visitor nothing. */
export function detail(notice: Notice): string {
  switch (notice.kind) {
    case "waiting":
    case "message":
      return notice.text;
    case "transferred":
      return notice.note;
    case "returned":
      return "";
    default: {
      const never: never = notice;
      return never;
    }
  }
}
