import { useId } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { adminWords } from "../words/words";
import { milliseconds, timeUnitNames, type TypedTime } from "./durations";

/** A time: a number and its unit, what it is for, what is allowed, and the way back to its default. */
export function DurationField({ label, about, bounds, value, usual, error, onChange, onReset }: {
  label: string;
  about: string;
  /** What is allowed. */
  bounds: string;
  value: TypedTime;
  /** Milliseconds of the default. */
  usual: number;
  error?: string;
  onChange: (value: TypedTime) => void;
  onReset: () => void;
}) {
  const words = adminWords.settingsPage;
  const id = useId();
  const isUsual = milliseconds(value) === usual;
  return (
    <div className="field setting">
      <label className="field-label" htmlFor={id}>{label}</label>
      <p className="field-hint" id={`${id}-about`}>{about}</p>
      <div className="setting-line">
        <input
          id={id}
          className="input setting-count"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={value.count}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-about ${id}-bounds${error ? ` ${id}-error` : ""}`}
          onChange={(event) => onChange({ ...value, count: event.target.value })}
        />
        <select
          className="input setting-unit"
          aria-label={words.unitOf(label)}
          value={value.unit}
          onChange={(event) => {
            const unit = timeUnitNames.find((name) => name === event.target.value);
            if (unit) onChange({ ...value, unit });
          }}
        >
          {timeUnitNames.map((unit) => <option key={unit} value={unit}>{words.units[unit]}</option>)}
        </select>
        {isUsual ? <span className="setting-usual">{words.isUsual}</span> : (
          <Button
            small
            tone="quiet"
            icon="rotate-ccw"
            aria-label={words.resetOf(label, words.time(usual))}
            onClick={onReset}
          >
            {words.reset(words.time(usual))}
          </Button>
        )}
      </div>
      <p className="field-hint" id={`${id}-bounds`}>{bounds}</p>
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          <Icon name="circle-alert" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}
