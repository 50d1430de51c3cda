import { useState } from "react";
import { type BanImport, importBans } from "../../api/bans";
import { toast } from "../../console/state/store";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Warning } from "../../ui/Warning";
import { uiWords } from "../../ui/words";
import { adminWords } from "../words/words";

/** The most bytes of a table, as in docs/protocol.md. */
const byteLimit = 65_536;

/** Imports bans: a file is tried first, and its bans are made once that was confirmed. */
export function ImportDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const words = adminWords.banImport;
  const [tried, setTried] = useState<{ file: Blob; report: BanImport } | null>(null);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);

  async function sending<Value>(send: () => Promise<Value>): Promise<Value | null> {
    setBusy(true);
    setFault("");
    try {
      return await send();
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      setFault(why.detail || why.title);
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function choose(file: File | undefined): Promise<void> {
    setTried(null);
    setFault("");
    if (!file) return;
    if (file.size > byteLimit) return setFault(words.tooLarge);
    const report = await sending(() => importBans(file, false));
    if (report) setTried({ file, report });
  }

  async function commit(): Promise<void> {
    if (!tried) return;
    const report = await sending(() => importBans(tried.file, true));
    if (!report) return;
    toast(words.imported(report.accepted));
    onChanged();
    onClose();
  }

  const accepted = tried?.report.accepted ?? 0;
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={() => void commit()}
      footer={
        <>
          <Button onClick={onClose}>{uiWords().cancel}</Button>
          <Button type="submit" tone="primary" icon="upload" busy={busy} disabled={accepted === 0}>
            {accepted === 0 ? words.confirmNone : words.confirm(accepted)}
          </Button>
        </>
      }
    >
      <p className="dialog-about">{words.about}</p>
      <Field
        label={words.file}
        type="file"
        accept=".csv,text/csv,text/plain"
        hint={words.fileHint}
        error={fault}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      {tried && <Report report={tried.report} />}
    </Dialog>
  );
}

/** What would become of each row. */
function Report({ report }: { report: BanImport }) {
  const words = adminWords.banImport;
  return (
    <div className="ban-import" role="status">
      <ul>
        <li>{words.accepted(report.accepted)}</li>
        <li>{words.existing(report.existing)}</li>
        <li>{words.refused(report.refusedCount)}</li>
      </ul>
      {report.stopped > 0 && (
        <Warning>
          <p>{words.stopped(report.stopped, report.online)}</p>
        </Warning>
      )}
      {report.refused.length > 0 && (
        <table className="ban-import-refused">
          <caption>{words.refusedTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {report.refused.map(({ line, value, reason, limit }) => (
              <tr key={`${line} ${value}`}>
                <td>{line || "–"}</td>
                <td>
                  <bdi>{value || "–"}</bdi>
                </td>
                <td>{words.reasons[reason](limit ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {report.refusedCount > report.refused.length && (
        <p className="soft">{words.more(report.refusedCount - report.refused.length)}</p>
      )}
    </div>
  );
}
