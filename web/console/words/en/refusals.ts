import type { RefusalCode } from "../../../shared/wire-agent";

/** The texts of refused commands. */
export const refusals = {
  /** By code; a reason, if the server names one, is more precise. */
  codes: {
    malformed: { title: "Something went wrong", detail: "Reload the page and try again." },
    unknownType: { title: "Something went wrong", detail: "Reload the page and try again." },
    helloExpected: { title: "Something went wrong", detail: "Reload the page and try again." },
    wrongCredentials: { title: "Wrong e-mail or password", detail: "" },
    loggedOut: { title: "You're logged out", detail: "Log in again." },
    badToken: { title: "You're logged out", detail: "Log in again." },
    forbidden: { title: "You don't have permission to do this", detail: "" },
    originNotAllowed: {
      title: "This address is not allowed",
      detail: "Open the console at an address that the server knows as its own.",
    },
    gone: { title: "No longer available", detail: "" },
    unknownWidget: { title: "This widget does not exist", detail: "It may have been removed." },
    noSuchVisitor: { title: "This visitor is no longer online", detail: "" },
    noSuchChat: { title: "Chat not found", detail: "" },
    noSuchAgent: { title: "This agent no longer exists", detail: "" },
    noSuchQueue: { title: "This queue no longer exists", detail: "" },
    noSuchBan: { title: "This ban no longer exists", detail: "Someone may have removed it." },
    noSuchFlow: { title: "This flow no longer exists", detail: "Choose another one." },
    noSuchBot: { title: "This bot no longer exists", detail: "Choose another one." },
    noSuchRole: { title: "This role no longer exists", detail: "Choose another one." },
    noSuchSkill: { title: "This skill no longer exists", detail: "Reload the page and try again." },
    beyondOwn: { title: "This goes beyond your own role", detail: "" },
    ownAccount: {
      title: "Not for your own account",
      detail: "You can't change your own role or deactivate yourself. Ask another administrator.",
    },
    lastAdministrator: {
      title: "Nobody else can manage agents and roles",
      detail: "Give somebody else a role with both permissions first.",
    },
    builtInRole: { title: "Built-in roles can't be changed", detail: "Copy the role instead." },
    roleInUse: { title: "Agents still have this role", detail: "Give them another role first." },
    deactivated: { title: "This agent is deactivated", detail: "Reactivate the account first." },
    full: { title: "There are as many as allowed", detail: "Delete one that is no longer needed." },
    taken: { title: "Already in use", detail: "Choose another one." },
    wrongPassword: { title: "This is not your current password", detail: "" },
    notFound: { title: "Not found", detail: "" },
    methodNotAllowed: { title: "Something went wrong", detail: "Reload the page and try again." },
    notOffered: { title: "Not possible right now", detail: "The visitor's status has changed." },
    alreadyTaken: { title: "Already taken", detail: "A colleague was faster." },
    stale: { title: "Changed in the meantime", detail: "Take another look and try again." },
    chatEnded: { title: "The chat has ended", detail: "" },
    notYours: { title: "Not your chat", detail: "" },
    invitationOver: {
      title: "The invitation is closed",
      detail: "It was answered, declined or canceled, or it expired.",
    },
    wouldChangeNothing: { title: "Nothing to change", detail: "" },
    alreadyDone: { title: "Already done", detail: "" },
    draftUsed: { title: "This message was already sent", detail: "Write it again to send it." },
    keyUsed: { title: "This request was already sent", detail: "Try again." },
    linkUnknown: {
      title: "This link is not valid",
      detail: "A newer link may have replaced it, or the address is incomplete.",
    },
    linkExpired: { title: "This link has expired", detail: "Ask for a new one." },
    linkUsed: { title: "This link has already been used", detail: "Log in instead." },
    weakPassword: {
      title: "Choose a stronger password",
      detail: "Use at least 10 characters, without common words, rows of keys or your own name.",
    },
    editedMeanwhile: { title: "Someone else changed this", detail: "Reload the page and try again." },
    editionMissing: { title: "Something went wrong", detail: "Reload the page and try again." },
    nobodyOnline: { title: "Nobody is online", detail: "No agent of this queue is online." },
    agentUnavailable: { title: "This agent can't take the chat", detail: "" },
    noMailServer: { title: "No mail server", detail: "Set up the mail server first." },
    widgetInUse: {
      title: "This widget has open chats",
      detail: "Disable it, and delete it when they have ended.",
    },
    queueInUse: { title: "This queue is in use", detail: "Choose another queue there first." },
    lastQueue: { title: "This is the last queue", detail: "Create another queue first." },
    tooLarge: { title: "Too large", detail: "" },
    tooLong: { title: "Too long", detail: "" },
    empty: { title: "Fill in this field", detail: "" },
    notAnEmail: {
      title: "Not an e-mail address",
      detail: "Enter an e-mail address, for example ana@example.com.",
    },
    notAPhone: { title: "Not a phone number", detail: "Enter 3 to 15 digits, for example +49 30 123456." },
    notAnAddress: { title: "Not an IP address", detail: "Enter an IP address, for example 203.0.113.9." },
    addressOfProxy: { title: "This is a trusted proxy", detail: "Banning it would block everyone." },
    confirmationNeeded: { title: "Please confirm", detail: "" },
    nothingChosen: { title: "Choose at least one", detail: "The visitor ID, the IP address, or both." },
    duplicate: { title: "Already banned", detail: "" },
    notADomain: { title: "Not a website", detail: "Enter a host, for example shop.example.com." },
    tooManyAttempts: { title: "Too many attempts", detail: "Wait a little and try again." },
    tooFast: { title: "Too many requests at once", detail: "Wait a moment and try again." },
    unavailable: { title: "This could not be saved", detail: "Nothing was changed. Try again." },
  } as Record<RefusalCode, { title: string; detail: string }>,

  reasons: {
    permission: (what: string) => `Your role can't ${what}.`,
    banned: "This visitor is banned",
    status: (status: string) => `The visitor's status is now ${status}.`,
    inChat: "The visitor is in a chat.",
    takenBy: (name: string) => `Already taken by ${name}`,
    belongsTo: (name: string) => `${name} is handling this`,
    notWatched: "Join or monitor it first.",
    bannedBy: (name: string) => `Already banned by ${name}`,
    editedBy: (name: string) => `${name} changed this meanwhile`,
    length: (limit: string, got: string) => `At most ${limit} characters; this has ${got}.`,
    selfOffline: "You're offline",
    goOnline: "Go online to take chats.",
    cannotTake: (name: string) => `${name} can't take the chat`,
    usedBy: (names: string) => `Used by ${names}. Choose another queue there first.`,
    proxy: (address: string) => `${address} is a trusted proxy; banning it would block everyone.`,
    wouldBlock: (stopped: string, online: string) =>
      `This would block ${stopped} of ${online} visitors online now.`,
    confirm: "Confirm to ban it anyway.",
    addressUnknown: "This visitor's IP address is unknown",
    banById: "Ban by visitor ID instead.",
    openChats: (chats: number) =>
      `${
        chats === 1 ? "1 chat is" : `${chats} chats are`
      } open. Disable the widget, and delete it when they have ended.`,
    notAnAddress: (text: string) => `“${text}” is not an IPv4 or IPv6 address.`,
    notAPrefix: (text: string) => `“${text}” is not a valid prefix length.`,
    prefixTooLong: (prefix: number, limit: number) => `/${prefix} is too long; at most /${limit} is allowed.`,
    prefixTooShort: (prefix: number, least: number) =>
      `/${prefix} is too wide; at least /${least} is required.`,
    mixedFamilies: "Start IP and End IP must both be IPv4 or both IPv6.",
    startAfterEnd: "Start IP must not be higher than End IP.",
  },

  permissions: {
    seeVisitors: "see visitors",
    chat: "chat with visitors",
    monitor: "monitor chats",
    capture: "capture visitors",
    ban: "ban visitors",
    manageBans: "manage the Ban List",
    changeSettings: "change the settings",
    seeSettings: "see the settings",
    manageAgents: "manage agents",
    manageRoles: "manage roles",
    manageQueues: "manage chat queues",
    manageWidgets: "manage widgets",
    seeAuditLog: "see the audit log",
  } as Readonly<Record<string, string>>,

  /** What is wrong with a website of a widget. */
  domains: {
    empty: () => "A host is missing. Enter one such as shop.example.com.",
    notAHost: (text) => `“${text}” is not a host. Enter one such as shop.example.com or *.example.com.`,
    badPort: (text) => `The port in “${text}” is not a number. Leave it out; ports do not matter.`,
    badWildcard: (text) =>
      `The * in “${text}” is in the wrong place. Write *.example.com for every host below example.com.`,
  } as Readonly<Record<string, (text: string) => string>>,

  obstacles: {
    offline: (name) => `${name} is offline.`,
    away: (name) => `${name} is away.`,
    notConnected: (name) => `${name} is not connected.`,
    full: (name) => `${name} is at the limit of chats at the same time.`,
  } as Readonly<Record<string, (name: string) => string>>,

  /** Why a ban of addresses must be confirmed. */
  doubts: {
    loopbackAddress: (range) =>
      `${range} is this machine's own address, often that of a proxy that is not configured.`,
    privateAddress: (range) => `${range} is a private address, often that of a proxy that is not configured.`,
    veryWide: (range) => `${range} is a very wide range.`,
    manyVisitors: () => "",
  } as Readonly<Record<string, (range: string) => string>>,
};
