import { Field, TextField } from "../../ui/Field";
import { FormSection } from "../../ui/Form";
import { adminWords } from "../words/words";
import type { WidgetFormState } from "./useWidgetForm";
import { limits } from "./widgetForm";

const words = adminWords.widgets;

/** The widget's own texts; all others come in the visitor's language. */
export function TextsSection({ form }: { form: WidgetFormState }) {
  return (
    <FormSection title={words.sections.texts} about={words.sections.textsAbout}>
      <Field {...form.text("title")} maxLength={limits.title} autoComplete="off" />
      <Field
        {...form.text("subtitle")}
        hint={words.hints.subtitle}
        maxLength={limits.subtitle}
        autoComplete="off"
      />
      <TextField
        {...form.text("greeting")}
        hint={words.hints.greeting}
        rows={3}
        maxLength={limits.greeting}
      />
    </FormSection>
  );
}
