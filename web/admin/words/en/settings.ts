import { pluralsOf } from "../../../words/plural";
import { type TimeUnit, typed } from "../../settings/durations";

const plural = pluralsOf("en");
const counted: Record<TimeUnit, (count: number) => string> = {
  days: plural({ one: "# day", other: "# days" }),
  hours: plural({ one: "# hour", other: "# hours" }),
  minutes: plural({ one: "# minute", other: "# minutes" }),
  seconds: plural({ one: "# second", other: "# seconds" }),
};

/** The texts of Global Settings > General. */
export const settingsWords = {
  title: "General",
  about:
    "Times that apply to every website, and how long data is kept. A change takes effect as soon as it is saved.",
  failed: "The settings could not be loaded",
  isUsual: "Default",
  reset: (usual: string) => `Reset to ${usual}`,
  resetOf: (label: string, usual: string) => `${label}: reset to the default, ${usual}`,
  unitOf: (label: string) => `${label}: unit`,
  units: { days: "days", hours: "hours", minutes: "minutes", seconds: "seconds" },
  /** A time in words. */
  time: (milliseconds: number) => {
    const { count, unit } = typed(milliseconds);
    return counted[unit](Number(count));
  },
  bounds: (least: string, most: string) => `From ${least} to ${most}.`,
  wrong: (least: string, most: string) => `Enter a whole number; ${least} to ${most} are allowed.`,
  reaches: plural({
    one: "# setting changed. It takes effect at once.",
    other: "# settings changed. They take effect at once.",
  }),
  overwrites: "Saving replaces the other version.",
  saved: plural({ one: "# setting saved", other: "# settings saved" }),
  sections: {
    visitors: {
      title: "Visitors",
      about: "When visitors leave the list, and how long captured ones stay on it.",
    },
    chats: {
      title: "Chats and invitations",
      about: "How long a chat or an invitation waits before Foyer acts.",
    },
    agents: { title: "Agents", about: "When an agent counts as gone." },
    retention: {
      title: "Data retention",
      about: "How long data is kept. Older data is deleted for good, every few minutes.",
    },
  },
  fields: {
    leaveTime: { label: "Leaving", about: "Time without an open page until a visitor has left the site." },
    returnTime: {
      label: "Returning to a chat",
      about: "Time after leaving until the visitor's open chat ends.",
    },
    visitTime: {
      label: "End of a visit",
      about: "Time after leaving until the next page starts a new visit.",
    },
    captureTime: {
      label: "Captured visitors",
      about: "Time after a captured visitor was last seen until the mark is removed.",
    },
    queueTime: {
      label: "Waiting",
      about: "Time until a waiting visitor is informed of the delay and that their messages are kept.",
    },
    invitationTime: { label: "Invitations", about: "Time until an unanswered invitation expires." },
    transferTime: { label: "Transfers", about: "Time until a transferred chat that nobody opened returns." },
    idleTime: { label: "Idle chats", about: "Time without a message until a chat with an agent ends." },
    agentReturnTime: {
      label: "Lost connection",
      about:
        "Time without a connected console until an agent counts as Offline and their chats are passed on.",
    },
    sessionTime: { label: "Automatic log-out", about: "Time without activity until an agent is logged out." },
    visitRetention: {
      label: "Visits",
      about:
        "Time after the end of a visit until it is deleted. Visitors who never chatted are deleted with their last visit.",
    },
    auditRetention: { label: "Audit Log", about: "Time until an entry of the Audit Log is deleted." },
  },
};
