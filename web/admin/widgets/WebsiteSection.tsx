import type { Widget } from "../../api/widgets";
import { InstallTag } from "../../console/parts/InstallTag";
import { CheckField, Field, TextField } from "../../ui/Field";
import { FormSection } from "../../ui/Form";
import { adminWords } from "../words/words";
import type { WidgetFormState } from "./useWidgetForm";
import { limits } from "./widgetForm";

const words = adminWords.widgets;

/** Where the widget appears. */
export function WebsiteSection({ form, widget }: { form: WidgetFormState; widget: Widget }) {
  return (
    <FormSection title={words.sections.website} about={words.sections.websiteAbout}>
      <CheckField {...form.check("enabled")} />
      <Field {...form.text("name")} hint={words.hints.name} maxLength={limits.name} autoComplete="off" />
      <TextField {...form.text("domains")} hint={words.hints.domains} rows={3} spellCheck={false} />
      <div className="field">
        <span className="field-label">{words.tag}</span>
        <InstallTag widget={widget.id} />
      </div>
    </FormSection>
  );
}
