import type { AuditEntry } from "../../api/auditLog";
import { serverNow } from "../../console/state/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { momentToTheSecond } from "../../words/format";
import { adminWords } from "../words/words";
import { actionOf, authorOf, fieldOf, subjectOf, valueOf } from "./entryWords";

/** Everything that one entry says. */
export function EntryDialog(
  { entry, onOnlySubject, onClose }: { entry: AuditEntry; onOnlySubject: () => void; onClose: () => void },
) {
  const words = adminWords.audit.details;
  const rows = [
    { label: words.at, value: momentToTheSecond(entry.at) },
    { label: words.by, value: authorOf(entry) },
    { label: words.action, value: actionOf(entry) },
    { label: words.subject, value: subjectOf(entry) },
    { label: words.id, value: entry.subject.id },
    { label: words.remark, value: entry.detail },
  ];
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      footer={<Button onClick={onOnlySubject}>{words.onlySubject}</Button>}
    >
      <dl className="audit-facts">
        {rows.filter(({ value }) => value !== "").map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {entry.changes.length > 0 && <Changes entry={entry} />}
    </Dialog>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const words = adminWords.audit.details;
  const now = serverNow();
  return (
    <table className="audit-changes">
      <caption>{words.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {entry.changes.map(({ field, before, after }, index) => {
          const isSecret = before === undefined && after === undefined;
          return (
            <tr key={index}>
              <th scope="row">{fieldOf(field)}</th>
              <td>{isSecret ? words.secret : valueOf(before, now) ?? words.none}</td>
              <td>{isSecret ? words.secret : valueOf(after, now) ?? words.none}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
