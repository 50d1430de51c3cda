import { pluralsOf } from "../../../words/plural";

const many = pluralsOf("en");

/** All texts of the dialogs. */
export const dialogWords = {
  ban: {
    title: "Ban visitor",
    about: (name: string) =>
      `${name} will no longer see the widget or be able to chat, and disappears from all consoles. Any open chat ends; the transcript is kept.`,
    byVisitor: "Visitor ID",
    byVisitorHint: "This browser, until its cookies are cleared.",
    byAddress: "IP address",
    counting: "Checking who shares this address…",
    unknownAddress: "This visitor's IP address is unknown.",
    shared: (address: string, now: string, lately: string) => `${address} · ${now} · ${lately}`,
    now: many({ one: "# visitor online now", other: "# visitors online now" }),
    lately: many({ one: "# in the last 7 days", other: "# in the last 7 days" }),
    sharedWarning: "The widget disappears for all of them.",
    confirmAnyway: "I understand – ban it anyway",
    comment: "Comment",
    commentHint: "The reason, shown to colleagues in the Ban List.",
    nothingChosen: "Choose at least one.",
    mustConfirm: "Tick the box to confirm.",
    banned: (name: string) => `${name} is banned`,
    undo: "Undo",
    unbanned: (name: string) => `${name} is no longer banned`,
  },
  invite: {
    title: "Invite visitor",
    about: (name: string) =>
      `${name} sees this message on the current page, with the buttons “Chat now” and “No thanks”.`,
    message: "Message",
    prefilled: "Hello! May I help you find something?",
    empty: "Enter a message.",
    invited: (name: string) => `Invitation sent to ${name}`,
  },
};
