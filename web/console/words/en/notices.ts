import { pluralsOf } from "../../../words/plural";

const many = pluralsOf("en");

/** All texts of the notifications. */
export const noticeWords = {
  bell: "Notifications",
  bellCount: many({ one: "Notifications, # needs you", other: "Notifications, # need you" }),
  needsYou: "Needs you",
  nothingOpen: "Nothing needs you right now.",
  today: "Today",
  noneToday: "No notifications today.",
  fresh: many({ one: "# new", other: "# new" }),
  freshHint: "The list stays as it is while you point at it. Select to update it.",
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
  },
  askNotify: "Turn on desktop notifications",
  notifyGranted: "Desktop notifications are on",
  notifyDenied: "Desktop notifications are blocked by the browser",
  touchFirst: "The browser plays sounds only after you click or type on this page.",
  waitingNow: many({ one: "One visitor is waiting for a chat", other: "# visitors are waiting for a chat" }),
  accept: "Accept",
  open: "Open chat",
  show: "Show",
  more: many({ one: "# more", other: "# more" }),
  goesBack: "Goes back in",
  colleague: "A colleague",
  title: {
    waiting: many({ one: "(#) Waiting", other: "(#) Waiting" }),
    transferred: many({ one: "(#) New chat", other: "(#) New chat" }),
    message: many({ one: "(#) New message", other: "(#) New message" }),
    returned: many({ one: "(#)", other: "(#)" }),
  },
  sentence: {
    waiting: (name: string) => `${name} is waiting for a chat`,
    message: (name: string) => `New message from ${name}`,
    given: (name: string, by: string) => `${by} transferred ${name}'s chat to you`,
    cameBack: (name: string, by: string) => `${by} didn't open ${name}'s chat. It's yours again`,
    yours: (name: string) => `${name} is chatting with you`,
    returned: (name: string) => `${name} is back on the site`,
  },
};
