import type { AuditChange, AuditEntry } from "../../api/auditLog";
import { moment } from "../../words/format";
import { adminWords } from "../words/words";

/** Who did it. */
export function authorOf({ by }: AuditEntry): string {
  return by.is === "agent" ? by.name : adminWords.audit.authors[by.is];
}

/** What was done; the server's own name for an action that this page does not know. */
export function actionOf({ action }: AuditEntry): string {
  const known: Partial<Record<string, string>> = adminWords.audit.actions;
  return known[action] ?? action;
}

/** What it was done to. */
export function subjectOf({ subject }: AuditEntry): string {
  const single: Partial<Record<string, string>> = adminWords.audit.subjects;
  const permissions: Partial<Record<string, string>> = adminWords.audit.permissions;
  if (subject.kind === "permission") return permissions[subject.id] ?? subject.id;
  return subject.name || single[subject.kind] || subject.id;
}

/** A field by its name on the screen. */
export function fieldOf(field: string): string {
  const known: Partial<Record<string, string>> = adminWords.audit.fields;
  const settings: Partial<Record<string, { readonly label: string }>> = adminWords.settingsPage.fields;
  return settings[field]?.label ?? known[field] ?? field;
}

/** A value, moments in the reader's time zone; null when there is none. */
export function valueOf(value: string | undefined, now: number): string | null {
  if (value === undefined || value === "") return null;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? moment(Date.parse(value), now) : value;
}

/** The change in one line, for the list. */
export function changeOf(change: AuditChange, now: number): string {
  const [before, after] = [valueOf(change.before, now), valueOf(change.after, now)];
  const field = fieldOf(change.field);
  if (before === null && after === null) return field;
  return before === null ? `${field}: ${after}` : `${field}: ${before} → ${after ?? "–"}`;
}
