import { useId } from "react";
import { setupWords } from "../words/words";

/** White text is readable on each of them (at least 4.5:1). */
const colours = {
  teal: "#0f766e",
  blue: "#1d4ed8",
  violet: "#6d28d9",
  red: "#b91c1c",
  orange: "#c2410c",
  black: "#1f2937",
} as const;
const names = Object.keys(colours) as (keyof typeof colours)[];

export const defaultColour = colours.teal;

/** A few colours that go well, and any other. */
export function ColourField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = setupWords;
  const id = useId();
  const isOther = !names.some((name) => colours[name] === value);
  return (
    <fieldset className="setup-colours">
      <legend className="field-label">{words.website.colour}</legend>
      {names.map((name) => (
        <label key={name} title={words.colours[name]}>
          <input
            type="radio"
            name={id}
            checked={colours[name] === value}
            onChange={() => onChange(colours[name])}
          />
          <span style={{ background: colours[name] }} />
          <b className="hidden">{words.colours[name]}</b>
        </label>
      ))}
      <label
        className="setup-colour-other"
        data-chosen={isOther || undefined}
        title={words.website.otherColour}
      >
        <input
          type="color"
          aria-label={words.website.otherColour}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </fieldset>
  );
}
