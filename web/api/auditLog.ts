import { request } from "./request";

/** The audit log over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

const path = "/api/v1/audit-log";

/** What can be done; the server may know more. */
export const auditActions = [
  "logIn",
  "logOut",
  "refuse",
  "ban",
  "changeBan",
  "removeBan",
  "importBans",
  "capture",
  "release",
  "monitor",
  "join",
  "stopFlow",
  "takeOver",
  "moveChat",
  "changeSettings",
  "changeMailServer",
  "changePassword",
  "useLink",
  "setUp",
  "endSessions",
  "createLink",
  "unlockAgent",
  "createAgent",
  "changeAgent",
  "deleteAgent",
  "createRole",
  "changeRole",
  "deleteRole",
  "createSkill",
  "changeSkill",
  "deleteSkill",
  "createQueue",
  "changeQueue",
  "deleteQueue",
  "createAwayReason",
  "changeAwayReason",
  "deleteAwayReason",
  "createWidget",
  "changeWidget",
  "deleteWidget",
  "export",
  "erase",
  "backUp",
  "restore",
] as const;

export type AuditAction = (typeof auditActions)[number];

export type AuditSubjectKind =
  | "agent"
  | "auditLog"
  | "awayReason"
  | "backup"
  | "ban"
  | "banList"
  | "mailServer"
  | "permission"
  | "queue"
  | "role"
  | "settings"
  | "skill"
  | "visitor"
  | "widget";

/** A value that was changed. Without both values: a secret. */
export type AuditChange = { readonly field: string; readonly before?: string; readonly after?: string };

export type AuditEntry = {
  readonly id: string;
  readonly at: number;
  readonly action: AuditAction;
  readonly by:
    | { readonly is: "agent"; readonly agent: string; readonly name: string }
    | { readonly is: "commandLine" | "server" };
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string; readonly name: string };
  readonly detail: string;
  readonly changes: readonly AuditChange[];
};

export type AuditPage = {
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly AuditEntry[];
  readonly next?: string;
};

/** What is absent does not restrict. */
export type AuditFilter = {
  readonly agent?: string;
  readonly actions?: readonly AuditAction[];
  readonly subject?: { readonly kind: AuditSubjectKind; readonly id: string };
  /** Milliseconds: from this moment on, and before this one. */
  readonly from?: number;
  readonly until?: number;
};

function query({ agent, actions, subject, from, until }: AuditFilter): URLSearchParams {
  const words = new URLSearchParams();
  if (agent) words.set("agent", agent);
  if (actions && actions.length > 0) words.set("actions", actions.join(","));
  if (subject) {
    words.set("kind", subject.kind);
    words.set("subject", subject.id);
  }
  if (from !== undefined) words.set("from", String(from));
  if (until !== undefined) words.set("until", String(until));
  return words;
}

export async function readAuditLog(
  filter: AuditFilter,
  page: { cursor: string; count: number },
  signal: AbortSignal,
): Promise<AuditPage> {
  const words = query(filter);
  words.set("count", String(page.count));
  if (page.cursor) words.set("cursor", page.cursor);
  return (await request<AuditPage>(`${path}?${words}`, { signal })).value;
}

/** Where a browser downloads the log as a table. */
export function auditExport(filter: AuditFilter): string {
  return `${path}.csv?${query(filter)}`.replace(/\?$/, "");
}
