import type { Availability, VisitorAction, VisitorStatus } from "../shared/wire-agent";

/** Every text of the Agent Console's shell and Visitors page; pages and dialogs keep their own beside them. */
export const words = {
  product: "Foyer",

  status: {
    inSite: "In Site",
    waitingForChat: "Waiting for Chat",
    chatting: "Chatting",
    chattingWithFlow: "Chatting with Flow",
    chattingWithBot: "Chatting with Bot",
    manuallyInvited: "Manually Invited",
    refusedByAgent: "Refused by Agent",
    refusedByVisitor: "Refused by Visitor",
    end: "End",
  } satisfies Record<VisitorStatus, string> as Record<VisitorStatus, string>,

  action: {
    visitorInfo: "Visitor Info",
    capture: "Capture",
    release: "Release",
    ban: "Ban",
    invite: "Invite",
    accept: "Accept",
    refuse: "Refuse",
    goToChat: "Go to Chat",
    join: "Join",
    monitor: "Monitor",
    takeOver: "Take Over",
  } as Record<VisitorAction, string>,

  availability: { online: "Online", away: "Away", offline: "Offline" } as Record<Availability, string>,

  line: {
    lostCommand: "Not done: the line is down. Try again in a moment.",
    live: "live",
    milliseconds: (n: number) => `${n} ms`,
    seconds: (n: number) => `${n} s`,
    connecting: "connecting…",
    reconnecting: "reconnecting…",
    lostHint: "What you see is as it was. Reading and writing still work; actions wait for the line.",
    ageHint: "How old what you see is, measured",
  },

  logIn: {
    title: "Log in to Foyer",
    email: "E-mail",
    password: "Password",
    button: "Log in",
    busy: "Logging in…",
    emailMissing: "Enter your e-mail address.",
    passwordMissing: "Enter your password.",
    wrong: "E-mail and password do not belong together.",
    tooMany: (seconds: number) =>
      seconds > 90
        ? `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`
        : `Too many attempts. Try again in ${seconds} seconds.`,
    unreachable: "The server does not answer. Check the network and try again.",
    loading: "Opening the console…",
  },

  shell: {
    main: "Main",
    visitors: "Visitors",
    chats: "Chats",
    admin: "Admin",
    chatsToDo: (n: number) => `${n} waiting or unread`,
    you: (name: string) => `${name}: your menu`,
    logOut: "Log out",
    availability: (now: string) => `Availability: ${now}`,
    ring: "Ring",
    ringOn: "Waiting chats ring",
    ringOff: "Muted: waiting chats do not ring",
    mute: "Mute",
    unmute: "Unmute",
    tryRing: "Try the sound",
    askNotify: "Allow desktop notices",
    notifyGranted: "Desktop notices are on",
    notifyDenied: "Desktop notices are blocked by the browser",
    waitingTitle: (n: number) => `(${n}) Waiting`,
    waitingNotice: (name: string) => `${name} is waiting for a chat`,
    skip: "Skip to content",
  },

  dialog: { close: "Close", cancel: "Cancel", confirm: "Confirm", busy: "One moment…" },
  toast: { region: "Notices", dismiss: "Dismiss" },
  unknown: "Unknown",
};
