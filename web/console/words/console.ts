import { count } from "../../words/format";
import type { Availability, Speaker, VisitorAction, VisitorStatus } from "../../shared/wire-agent";

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
  } as Record<VisitorStatus, string>,

  /** For the chips above the list, where the table says the rest. */
  statusShort: {
    inSite: "In Site",
    waitingForChat: "Waiting",
    chatting: "Chatting",
    chattingWithFlow: "Flow",
    chattingWithBot: "Bot",
    manuallyInvited: "Invited",
    refusedByAgent: "Refused by Agent",
    refusedByVisitor: "Refused by Visitor",
    end: "End",
  } as Record<VisitorStatus, string>,

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

  availabilityHint: {
    online: "You get new chats",
    away: "You pick chats yourself",
    offline: "No chats",
  } as Record<Availability, string>,

  role: { administrator: "Administrator", supervisor: "Supervisor", agent: "Agent" } as Record<
    string,
    string
  >,

  line: {
    lostCommand: "Not done – you're offline.",
    live: "live",
    milliseconds: (n: number) => `${n} ms`,
    seconds: (n: number) => `${n} s`,
    connecting: "Connecting…",
    reconnecting: "Reconnecting…",
    offlineSince: (time: string) => `Offline since ${time}`,
    tryNow: "Try now",
    lostHint:
      "Connection lost. You see the last known state; messages you write are sent when you're back online.",
    ageHint: "Measured delay of what you see",
  },

  logIn: {
    title: "Log in to Foyer",
    email: "E-mail",
    password: "Password",
    button: "Log in",
    busy: "Logging in…",
    emailMissing: "Enter your e-mail address.",
    passwordMissing: "Enter your password.",
    wrong: "Wrong e-mail or password.",
    tooMany: (seconds: number) =>
      seconds > 90
        ? `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`
        : `Too many attempts. Try again in ${seconds} seconds.`,
    refused: "You can't log in right now.",
    unreachable: "Check your connection and try again.",
    loading: "Opening the console…",
  },

  leave: {
    title: { logOut: "Log out?", offline: "Go offline?" },
    confirm: { logOut: "Log out", offline: "Go offline" },
    cancel: "Cancel",
    body: (chats: number, queues: readonly string[]) => {
      const open = chats === 1 ? "You have 1 open chat." : `You have ${chats} open chats.`;
      if (queues.length === 0) {
        return chats === 1 ? `${open} It goes back to its queue.` : `${open} They go back to their queues.`;
      }
      const last = queues[queues.length - 1];
      const where = queues.length === 1 ? last : `${queues.slice(0, -1).join(", ")} and ${last}`;
      return chats === 1 ? `${open} It goes to ${where}.` : `${open} They go to ${where}.`;
    },
  },

  shell: {
    main: "Main",
    visitors: "Visitors",
    chats: "Chats",
    admin: "Admin",
    chatsToDo: (n: number) => `${n} waiting or unread`,
    you: (name: string) => `Account menu for ${name}`,
    logOut: "Log out",
    availability: (now: string) => `Availability: ${now}`,
    skip: "Skip to content",
    missingTitle: "Page not found",
    missingBody: "There is no page at this address.",
    missingBack: "Go to Visitors",
    tryAgain: "Try again",
    unreachableTitle: "Can't reach Foyer",
  },

  /** An agent who is not connected keeps a chat for a while; the time left stands behind `to`. */
  handover: {
    to: (queue: string | null) => queue === null ? "goes back to its queue in" : `goes to ${queue} in`,
    explained: (agent: string, queue: string | null) =>
      `${agent} is not connected. The chat goes ${
        queue === null ? "back to its queue" : `to ${queue}`
      } when the time is up.`,
    notConnected: (agent: string) => `${agent} is not connected –`,
  },

  visitors: {
    table: "Visitors",
    here: (n: number) => `${count(n)} online`,
    hereUnknown: "– online",
    robots: (n: number) => `${count(n)} ${n === 1 ? "robot" : "robots"} turned away`,
    robotsHint: "Crawlers and other automated visitors since the server started. They are not listed.",
    search: "Search visitors",
    searchHint: "Name, ID, IP, page…",
    searchShort: "Search",
    all: "All",
    captured: "Captured",
    filters: "Filters",
    statuses: "Status",
    widget: "Widget",
    queue: "Queue",
    country: "Country",
    agent: "Agent",
    any: "Any",
    nobody: "Nobody",
    clear: "Clear filters",
    columns: "Columns",
    leftSite: "Left site",
    capturedMark: "Captured",
    typing: "typing…",
    unknownPlace: "Unknown",
    noPage: "No page",
    pagesUnit: (n: number) => n === 1 ? "page" : "pages",
    backToList: "Back to the list",
    you: "you",
    held: (fresh: number, moved: number, gone: number) =>
      [[fresh, "new"], [moved, "moved"], [gone, "gone"]]
        .filter(([n]) => Number(n) > 0)
        .map(([n, word]) => `${n} ${word}`)
        .join(" · "),
    heldHint: "Rows keep their places while you point at the list. Select to update the order.",
    sortBy: (name: string) => `Sort by ${name}`,
    actions: "Actions",
    named: (action: string, visitor: string) => `${action} ${visitor}`,
    loading: "Loading visitors…",
    emptyTitle: "No visitors online",
    emptyBody: "Add this tag to every page of your website. Visitors appear here within a second.",
    emptyDemo: "Open the demo shop",
    emptyDemoHint: "or try it now:",
    tag: "Tag",
    copyTag: "Copy tag",
    noMatchTitle: "No matches",
    noMatchBody: (n: number) => n === 1 ? "1 visitor is online." : `${count(n)} visitors are online.`,
    lost: "Connection lost – showing the last known list.",
    offlineTitle: "Can't reach Foyer",
    offlineBody: "The list appears here as soon as the connection is back.",
    unknownCount: "–",
    keys: "Keyboard shortcuts",
    keyList: [
      ["↑ ↓", "Move up or down"],
      ["Enter", "Visitor Info"],
      ["A", "Accept"],
      ["R", "Refuse"],
      ["I", "Invite"],
      ["G", "Go to Chat"],
      ["J", "Join"],
      ["M", "Monitor"],
      ["T", "Take Over"],
      ["C", "Capture or Release"],
      ["B", "Ban"],
      ["Esc", "Close Visitor Info"],
      ["⌘K / Ctrl K", "Search"],
      ["?", "Show keyboard shortcuts"],
    ] as readonly (readonly [string, string])[],
    column: {
      status: "Status",
      name: "Visitor",
      assignee: "Agent",
      widget: "Widget",
      queue: "Queue",
      location: "Location",
      page: "Page",
      timeOnSite: "Time on site",
      timeOnPage: "Time on page",
      pages: "Pages",
      visits: "Visits",
      chats: "Chats",
      referrer: "Referrer",
      browser: "Browser",
      segments: "Segments",
      captured: "Captured",
    },
  },

  info: {
    panel: "Visitor Info",
    close: "Close Visitor Info",
    loading: "Loading visitor…",
    goneTitle: "No longer online",
    goneBody: "This visitor has left the list.",
    id: "Visitor ID",
    location: "Location",
    browser: "Browser",
    widget: "Widget",
    visit: "This visit",
    device: "Device",
    came: "Source",
    address: "IP address",
    language: "Language",
    timeZone: "Time zone",
    screen: "Screen",
    userAgent: "User agent",
    on: " on ",
    arrived: "Arrived",
    landing: "Landing page",
    referrer: "Referrer",
    campaign: "Campaign",
    direct: "Direct",
    none: "–",
    now: "now",
    before: "History",
    firstVisit: "First visit",
    visits: "Visits",
    pastChats: "Past chats",
    noPastChats: "No earlier chats.",
    noMessages: "The messages were deleted.",
    contact: "Contact",
    name: "Name",
    email: "E-mail",
    phone: "Phone",
    notEmail: "Not an e-mail address (example: ana@example.com).",
    claimed: "Not verified (claimed by the website)",
    edit: (what: string) => `Edit ${what}`,
    save: "Save",
    cancel: "Cancel",
    add: "Add",
    variables: "Variables",
    noVariables: "No custom variables.",
    copied: (what: string) => `${what} copied`,
    copyFailed: "Your browser blocked copying.",
    copy: (what: string) => `Copy ${what}`,
    captured: (by: string, when: string) => `Captured by ${by}, ${when}`,
    somebody: "a colleague",
    earlier: (n: number) => n === 1 ? "Show 1 earlier page" : `Show ${n} earlier pages`,
    lasted: (text: string) => `lasted ${text}`,
  },

  dialog: { cancel: "Cancel", confirm: "Confirm", busy: "One moment…" },
  toast: { region: "Notices", dismiss: "Dismiss" },
  speaker: { visitor: "Visitor", agent: "Agent", flow: "Flow", bot: "Bot", system: "" } as Record<
    Speaker,
    string
  >,
  unknown: "Unknown",
};
