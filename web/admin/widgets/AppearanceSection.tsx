import { Field, SelectField } from "../../ui/Field";
import { FormSection } from "../../ui/Form";
import { adminWords } from "../words/words";
import { ContrastNote } from "./ContrastNote";
import { inputId, type WidgetFormState } from "./useWidgetForm";
import { colourIn, limits } from "./widgetForm";

const words = adminWords.widgets;

/** Colour and place of the button. */
export function AppearanceSection({ form }: { form: WidgetFormState }) {
  const colour = colourIn(form.form.accent);
  const pixels = { inputMode: "numeric", maxLength: 3, autoComplete: "off" } as const;
  return (
    <FormSection title={words.sections.appearance} about={words.sections.appearanceAbout}>
      <div className="widget-colour">
        <Field {...form.text("accent")} spellCheck={false} autoComplete="off" maxLength={7} />
        <input
          type="color"
          className="widget-swatch"
          aria-label={words.pick}
          value={colour ?? "#000000"}
          onChange={(event) => form.change({ accent: event.target.value })}
        />
      </div>
      {colour && <ContrastNote colour={colour} onTake={(accent) => form.change({ accent })} />}
      <div className="widget-row">
        <SelectField
          id={inputId("side")}
          label={words.fields.side}
          options={[{ value: "left", label: words.sides.left }, { value: "right", label: words.sides.right }]}
          value={form.form.side}
          error={form.errors.side}
          onChoose={(side) => form.change({ side })}
        />
        <Field {...form.text("offsetX")} hint={words.hints.offset(limits.offset)} {...pixels} />
        <Field {...form.text("offsetY")} hint={words.hints.offset(limits.offset)} {...pixels} />
      </div>
      <p className="field-hint">
        {words.hints.style} <code>foyer-widget {"{ --foyer-font: …; --foyer-radius: … }"}</code>
      </p>
    </FormSection>
  );
}
