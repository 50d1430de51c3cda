import { Button } from "./Button";
import { Warning } from "./Warning";
import { uiWords } from "./words";

/**
 * Says in a form that somebody else saved meanwhile: who, and what they saved where it differs from what is in the form. Their values
 * can be taken; the form's own button saves over them.
 */
export function ConflictNotice({ by, theirs, onTakeTheirs }: {
  /** Who saved; null when that is not known. */
  by: string | null;
  theirs: readonly { label: string; value: string }[];
  onTakeTheirs: () => void;
}) {
  const words = uiWords();
  return (
    <Warning isAlert>
      <p>{words.conflict(by)}</p>
      <dl className="conflict-values">
        {theirs.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || "–"}</dd>
          </div>
        ))}
      </dl>
      <Button small onClick={onTakeTheirs}>{words.takeTheirs(by)}</Button>
    </Warning>
  );
}
