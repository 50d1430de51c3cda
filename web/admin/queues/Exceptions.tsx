import { useRef } from "react";
import { toast } from "../../console/state/store";
import { Button, IconButton } from "../../ui/Button";
import { CheckField, Field } from "../../ui/Field";
import { adminWords } from "../words/words";
import { readCalendar } from "./calendar";
import { type ExceptionForm, limits, withDays } from "./queueForm";
import { Spans } from "./Spans";

const words = adminWords.queues.exceptions;

/** Days with other hours: public holidays, a fair, a long Saturday. */
export function Exceptions({ exceptions, error, onChange }: {
  exceptions: readonly ExceptionForm[];
  error: (name: string) => string | null;
  onChange: (exceptions: readonly ExceptionForm[]) => void;
}) {
  const replace = (changed: ExceptionForm) =>
    onChange(exceptions.map((each) => each.key === changed.key ? changed : each));
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const found = readCalendar(await chosen.text());
    if (!found) return toast(words.noCalendar);
    const after = withDays(exceptions, found.days);
    onChange(after);
    toast(words.imported(after.length - exceptions.length, found.skipped));
  };
  const add = () => {
    const key = Math.max(-1, ...exceptions.map(({ key }) => key)) + 1;
    onChange([...exceptions, { key, date: "", isYearly: false, name: "", spans: [] }]);
  };
  return (
    <div className="queue-exceptions" role="group" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="field-hint">{words.about}</p>
      {exceptions.map((exception) => {
        const label = exception.name || exception.date || words.one;
        const problem = error(`exception.${exception.key}`);
        return (
          <div key={exception.key} className="queue-exception" role="group" aria-label={label}>
            <div className="queue-exception-day">
              <Field
                type="date"
                label={words.date}
                value={exception.date}
                onChange={(event) => replace({ ...exception, date: event.target.value })}
              />
              <Field
                label={words.name}
                maxLength={limits.exceptionName}
                value={exception.name}
                onChange={(event) => replace({ ...exception, name: event.target.value })}
              />
              <IconButton
                icon="trash"
                label={words.remove(label)}
                tip={words.removeTip}
                tipSide="left"
                onClick={() => onChange(exceptions.filter(({ key }) => key !== exception.key))}
              />
            </div>
            <CheckField
              label={words.yearly}
              checked={exception.isYearly}
              onChange={(event) => replace({ ...exception, isYearly: event.target.checked })}
            />
            <Spans
              name={words.hours}
              spans={exception.spans}
              error={problem}
              onChange={(spans) => replace({ ...exception, spans })}
            />
          </div>
        );
      })}
      {exceptions.length < limits.exceptions && (
        <div className="queue-exceptions-add">
          <Button small icon="plus" onClick={add}>{words.add}</Button>
          <Button small onClick={() => file.current?.click()}>{words.importFile}</Button>
          <input
            ref={file}
            type="file"
            accept=".ics,text/calendar"
            hidden
            aria-label={words.importFile}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = ""; // the same file can be chosen again
            }}
          />
        </div>
      )}
    </div>
  );
}
