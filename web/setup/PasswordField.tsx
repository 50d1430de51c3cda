import { Field } from "../ui/Field";
import { leastCharacters, type Strength, strengthOf } from "./strength";
import { setupWords } from "./words/words";

const levels: readonly Strength[] = ["weak", "fair", "good", "strong"];

/** A new password, with a meter. */
export function PasswordField({ label, value, error, onChange, autoFocus }: {
  label: string;
  value: string;
  error?: string | null;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}) {
  const strength = strengthOf(value);
  const words = setupWords.strength;
  const text = strength === "short" ? words.short(leastCharacters) : words[strength];
  return (
    <div className="setup-password">
      <Field
        label={label}
        type="password"
        name="password"
        autoComplete="new-password"
        autoFocus={autoFocus}
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="setup-strength" data-strength={value === "" ? "none" : strength}>
        <span className="setup-strength-bars" aria-hidden="true">
          {levels.map((level, at) => (
            <i key={level} data-on={value !== "" && at <= levels.indexOf(strength) || undefined} />
          ))}
        </span>
        <span aria-live="polite">{text}</span>
      </p>
    </div>
  );
}
