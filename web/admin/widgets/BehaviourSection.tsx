import type { WidgetList } from "../../api/widgets";
import { useFoyer } from "../../console/state/useFoyer";
import { CheckField, SelectField } from "../../ui/Field";
import { FormSection } from "../../ui/Form";
import { adminWords } from "../words/words";
import { inputId, type WidgetFormState } from "./useWidgetForm";

const words = adminWords.widgets;

/** Who answers first, and how the widget treats its visitors. */
export function BehaviourSection({ form, known }: { form: WidgetFormState; known: WidgetList | null }) {
  const queues = useFoyer((state) => state.queues);
  const first = [
    { value: "queue", label: words.first.queue },
    ...(known?.flows ?? []).map(({ id, name }) => ({ value: `flow:${id}`, label: words.first.flow(name) })),
    ...(known?.bots ?? []).map(({ id, name }) => ({ value: `bot:${id}`, label: words.first.bot(name) })),
  ];
  const queueChoices = [...queues.values()].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormSection title={words.sections.behaviour} about={words.sections.behaviourAbout}>
      <SelectField
        id={inputId("first")}
        label={words.fields.first}
        options={withChosen(first, form.form.first)}
        value={form.form.first}
        error={form.errors.first}
        onChoose={(chosen) => form.change({ first: chosen })}
      />
      <SelectField
        id={inputId("queue")}
        label={words.fields.queue}
        hint={words.hints.queue}
        options={withChosen(queueChoices, form.form.queue)}
        value={form.form.queue}
        error={form.errors.queue}
        onChoose={(queue) => form.change({ queue })}
      />
      <CheckField {...form.check("hidesWhenAway")} />
      <CheckField {...form.check("typingPreview")} />
      <CheckField {...form.check("consent")} />
    </FormSection>
  );
}

/** The choices with the chosen one, which may not be known yet or not any more. */
function withChosen(
  choices: { value: string; label: string }[],
  chosen: string,
): { value: string; label: string }[] {
  return choices.some(({ value }) => value === chosen)
    ? choices
    : [...choices, { value: chosen, label: "…" }];
}
