import type { AuditEntry } from "../../api/auditLog";
import { serverNow } from "../../console/state/store";
import type { Column } from "../../ui/Table";
import { moment } from "../../words/format";
import { adminWords } from "../words/words";
import { actionOf, authorOf, changeOf, subjectOf } from "./entryWords";

export type AuditKey = "at" | "by" | "action" | "subject" | "change";

/** The columns of the Audit Log. The log is longer than a page, so none of them sorts. */
export function auditColumns(): readonly Column<AuditEntry, AuditKey>[] {
  const titles = adminWords.audit.columns;
  return [
    {
      key: "at",
      title: titles.at,
      isHeading: true,
      cell: ({ at }) => <time>{moment(at, serverNow())}</time>,
    },
    { key: "by", title: titles.by, cell: (entry) => <bdi>{authorOf(entry)}</bdi> },
    { key: "action", title: titles.action, cell: actionOf },
    {
      key: "subject",
      title: titles.subject,
      cell: (entry) => <bdi>{isOwn(entry) ? "" : subjectOf(entry)}</bdi>,
      tooltip: subjectOf,
    },
    {
      key: "change",
      title: titles.change,
      cell: summary,
      tooltip: (entry) => summaryText(entry) || undefined,
    },
  ];
}

/** Whether somebody did it to themselves, as with a log-in: naming them again says nothing. */
function isOwn({ by, subject }: AuditEntry): boolean {
  return by.is === "agent" && subject.kind === "agent" && subject.id === by.agent;
}

function summaryText({ changes, detail }: AuditEntry): string {
  const first = changes[0];
  return detail || (first ? changeOf(first, serverNow()) : "");
}

/** The remark, or the first change and how many more there are. */
function summary(entry: AuditEntry) {
  const more = entry.detail ? 0 : entry.changes.length - 1;
  return (
    <>
      <bdi>{summaryText(entry)}</bdi>
      {more > 0 && <span className="audit-more">{adminWords.audit.more(more)}</span>}
    </>
  );
}
