import { useFoyer } from "../../console/state/useFoyer";
import type { Refused } from "../../shared/refused";
import { Field, SelectField } from "../../ui/Field";
import { FormSection } from "../../ui/Form";
import { distributions } from "../../api/queues";
import { adminWords } from "../words/words";
import { AgentChoice } from "./AgentChoice";
import { HoursFields } from "./HoursFields";
import { type FormErrors, limits, type QueueForm } from "./queueForm";

const words = adminWords.queues;

/** All settings of a queue. */
export function QueueFields({ id, form, errors, refusal, onChange }: {
  /** Null for a queue that is not there yet. */
  id: string | null;
  form: QueueForm;
  errors: FormErrors;
  refusal: Refused | null;
  onChange: (form: QueueForm) => void;
}) {
  const queues = useFoyer((state) => state.queues);
  const set = (change: Partial<QueueForm>) => onChange({ ...form, ...change });
  const error = (name: string) => {
    const found = errors[name];
    if (found) return words.errors[found];
    return refusal?.field === name ? refusal.detail || refusal.title : null;
  };
  const backups = [...queues.values()].filter((queue) => queue.id !== id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <FormSection title={words.sections.queue} about={words.sections.queueAbout}>
        <Field
          label={words.fields.name}
          maxLength={limits.name}
          value={form.name}
          error={error("name")}
          onChange={(event) => set({ name: event.target.value })}
        />
        <SelectField
          label={words.fields.distribution}
          hint={words.distributions[form.distribution].about}
          value={form.distribution}
          options={distributions.map((value) => ({ value, label: words.distributions[value].name }))}
          onChoose={(distribution) => set({ distribution })}
        />
        <AgentChoice chosen={form.agents} error={error("agents")} onChange={(agents) => set({ agents })} />
      </FormSection>
      <FormSection title={words.sections.overflow} about={words.sections.overflowAbout}>
        <div className="queue-pair">
          <Field
            label={words.fields.limit}
            hint={words.fields.limitHint}
            inputMode="numeric"
            value={form.limit}
            error={error("limit")}
            onChange={(event) => set({ limit: event.target.value })}
          />
          <Field
            label={words.fields.overflow}
            hint={words.fields.overflowHint}
            inputMode="decimal"
            value={form.overflow}
            error={error("overflowAfter")}
            onChange={(event) => set({ overflow: event.target.value })}
          />
        </div>
        <SelectField
          label={words.fields.backup}
          hint={words.fields.backupHint}
          value={form.backup}
          error={error("backup")}
          options={[{ value: "", label: words.fields.noBackup }, ...backups]}
          onChoose={(backup) => set({ backup })}
        />
      </FormSection>
      <HoursFields form={form} error={error} onChange={set} />
    </>
  );
}
