import {
  type InputHTMLAttributes,
  type ReactNode,
  type RefObject,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { Icon } from "./Icon";

interface Around {
  label: string;
  /** The error of the content; shown beside the field and announced by screen readers. */
  error?: string | null;
  hint?: ReactNode;
}

/** A labelled input, with its error beside it. */
export function Field(
  { label, error, hint, inputRef, ...rest }:
    & Around
    & Omit<InputHTMLAttributes<HTMLInputElement>, "className">
    & { inputRef?: RefObject<HTMLInputElement> },
) {
  const ids = useFieldIds(rest.id, error, hint);
  return (
    <div className="field">
      <label className="field-label" htmlFor={ids.input}>{label}</label>
      <input {...rest} {...ids.aria} ref={inputRef} id={ids.input} className="input" />
      <Below ids={ids} error={error} hint={hint} />
    </div>
  );
}

/** A labelled box for several lines; with `maxLength`, it counts. */
export function TextField(
  { label, error, hint, ...rest }: Around & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className">,
) {
  const ids = useFieldIds(rest.id, error, hint);
  const length = typeof rest.value === "string" ? rest.value.length : 0;
  return (
    <div className="field">
      <label className="field-label" htmlFor={ids.input}>{label}</label>
      <textarea {...rest} {...ids.aria} id={ids.input} className="input" />
      {rest.maxLength !== undefined && (
        <span className="field-count" aria-hidden="true">{length} / {rest.maxLength}</span>
      )}
      <Below ids={ids} error={error} hint={hint} />
    </div>
  );
}

/** A labelled choice of one among a few; for many, use a `Combobox`. */
export function SelectField<Value extends string>(
  { label, error, hint, options, onChoose, ...rest }:
    & Around
    & Omit<SelectHTMLAttributes<HTMLSelectElement>, "className" | "onChange" | "value">
    & {
      value: Value;
      options: readonly { value: Value; label: string; disabled?: boolean }[];
      onChoose: (value: Value) => void;
    },
) {
  const ids = useFieldIds(rest.id, error, hint);
  return (
    <div className="field">
      <label className="field-label" htmlFor={ids.input}>{label}</label>
      <select
        {...rest}
        {...ids.aria}
        id={ids.input}
        className="input"
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>{label}</option>
        ))}
      </select>
      <Below ids={ids} error={error} hint={hint} />
    </div>
  );
}

/** A check box followed by its label. */
export function CheckField(
  { label, error, hint, ...rest }: Around & Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "type">,
) {
  const ids = useFieldIds(rest.id, error, hint);
  return (
    <div className="field field-check">
      <input {...rest} {...ids.aria} id={ids.input} type="checkbox" className="checkbox" />
      <label className="field-check-label" htmlFor={ids.input}>{label}</label>
      <Below ids={ids} error={error} hint={hint} />
    </div>
  );
}

interface FieldIds {
  input: string;
  error: string;
  hint: string;
  aria: { "aria-invalid"?: true; "aria-describedby"?: string };
}

function useFieldIds(given: string | undefined, error: ReactNode, hint: ReactNode): FieldIds {
  const made = useId();
  const input = given ?? made;
  const described = [error ? `${input}-error` : "", hint ? `${input}-hint` : ""].filter(Boolean).join(" ");
  return {
    input,
    error: `${input}-error`,
    hint: `${input}-hint`,
    aria: { "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined },
  };
}

function Below({ ids, error, hint }: { ids: FieldIds; error?: string | null; hint?: ReactNode }) {
  return (
    <>
      {hint && <p className="field-hint" id={ids.hint}>{hint}</p>}
      {error && (
        <p className="field-error" id={ids.error} role="alert">
          <Icon name="circle-alert" size={14} />
          {error}
        </p>
      )}
    </>
  );
}
