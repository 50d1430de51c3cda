import type { OpenSpan } from "../../api/queues";
import { Button, IconButton } from "../../ui/Button";
import { adminWords } from "../words/words";
import { isOverMidnight, limits, nextSpan } from "./queueForm";

const words = adminWords.queues.hours;

/** The spans of one day: two times each, and a bar that shows them on a line of 24 hours. */
export function Spans({ name, spans, error, onChange }: {
  /** Of the day. */
  name: string;
  spans: readonly OpenSpan[];
  error: string | null;
  onChange: (spans: readonly OpenSpan[]) => void;
}) {
  const replace = (index: number, span: OpenSpan) =>
    onChange(spans.map((each, other) => other === index ? span : each));
  return (
    <div className="queue-day" role="group" aria-label={name}>
      <span className="queue-day-name" aria-hidden="true">{name}</span>
      <div className="queue-day-spans">
        {spans.length === 0 && <span className="queue-day-closed">{words.closed}</span>}
        {spans.map((span, index) => (
          <div key={index} className="queue-span">
            <TimeField
              label={words.from(name, index + 1)}
              value={span.from}
              isWrong={error !== null}
              onChange={(from) => replace(index, { ...span, from })}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              label={words.to(name, index + 1)}
              value={span.to}
              isWrong={error !== null}
              onChange={(to) => replace(index, { ...span, to })}
            />
            <IconButton
              icon="x"
              label={words.removeSpan(name, index + 1)}
              tip={words.removeSpanTip}
              onClick={() => onChange(spans.filter((_, other) => other !== index))}
            />
            {isOverMidnight(span) && <span className="queue-span-next">{words.nextDay}</span>}
          </div>
        ))}
        {error && <p className="field-error" role="alert">{error}</p>}
      </div>
      {spans.length < limits.spans && (
        <Button
          small
          tone="quiet"
          icon="plus"
          aria-label={words.addSpan(name)}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        >
          {words.addSpanShort}
        </Button>
      )}
    </div>
  );
}

function TimeField({ label, value, isWrong, onChange }: {
  label: string;
  value: string;
  isWrong: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <input
      type="time"
      className="input queue-time"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
