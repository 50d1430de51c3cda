import type { AuditAction, AuditFilter, AuditSubjectKind } from "../../api/auditLog";

const groups = {
  access: [
    "logIn",
    "logOut",
    "refuse",
    "changePassword",
    "useLink",
    "setUp",
    "endSessions",
    "createLink",
    "unlockAgent",
  ],
  visitors: ["capture", "release", "monitor", "join", "stopFlow", "takeOver", "moveChat"],
  bans: ["ban", "changeBan", "removeBan", "importBans"],
  people: [
    "createAgent",
    "changeAgent",
    "deleteAgent",
    "createRole",
    "changeRole",
    "deleteRole",
    "createSkill",
    "changeSkill",
    "deleteSkill",
  ],
  queues: [
    "createQueue",
    "changeQueue",
    "deleteQueue",
    "createAwayReason",
    "changeAwayReason",
    "deleteAwayReason",
  ],
  widgets: ["createWidget", "changeWidget", "deleteWidget"],
  settings: ["changeSettings", "changeMailServer"],
  data: ["export", "erase", "backUp", "restore"],
} as const;

export type AuditGroup = keyof typeof groups;

/** What the log is filtered by: actions that belong together. */
export const auditGroups: Readonly<Record<AuditGroup, readonly AuditAction[]>> = groups;

export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];

/** A group named in the address; null for all actions. */
export function groupOf(name: string): AuditGroup | null {
  return auditGroupNames.find((group) => group === name) ?? null;
}

/** Midnight of a day typed as 2026-11-30, in the reader's time zone, `later` days after; undefined unless it is a day. */
export function midnight(day: string, later = 0): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return undefined;
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later).getTime();
  return at >= 0 ? at : undefined;
}

/** What the server is asked for. */
export function filterOf(
  chosen: { agent: string; group: string; from: string; until: string; subject: string },
): AuditFilter {
  const group = groupOf(chosen.group);
  const [kind = "", id = ""] = chosen.subject.split(/\.(.*)/s);
  return {
    agent: chosen.agent || undefined,
    actions: group ? auditGroups[group] : undefined,
    subject: kind === "" ? undefined : { kind: kind as AuditSubjectKind, id },
    from: midnight(chosen.from),
    // to the end of the chosen day
    until: midnight(chosen.until, 1),
  };
}
