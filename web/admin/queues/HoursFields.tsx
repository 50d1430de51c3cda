import { weekdays } from "../../api/queues";
import { CheckField, Field, SelectField } from "../../ui/Field";
import { FormSection } from "../../ui/Form";
import { adminWords } from "../words/words";
import { Exceptions } from "./Exceptions";
import { HoursPreview } from "./HoursPreview";
import { zones } from "./moments";
import type { QueueForm } from "./queueForm";
import { Spans } from "./Spans";

const words = adminWords.queues;

/** The office hours: the week, exceptions, what is set by hand, and beside it what follows from them. */
export function HoursFields({ form, error, onChange }: {
  form: QueueForm;
  error: (name: string) => string | null;
  onChange: (change: Partial<QueueForm>) => void;
}) {
  return (
    <FormSection title={words.hours.title} about={words.hours.about}>
      <CheckField
        label={words.hours.has}
        checked={form.hasHours}
        onChange={(event) => onChange({ hasHours: event.target.checked })}
      />
      {form.hasHours && (
        <div className="queue-hours">
          <div className="queue-hours-fields">
            <SelectField
              label={words.hours.zone}
              value={form.zone}
              error={error("hours.zone")}
              options={zones(form.zone).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
              onChoose={(zone) => onChange({ zone })}
            />
            <div className="queue-week" role="group" aria-label={words.hours.week}>
              {weekdays.map((day) => (
                <Spans
                  key={day}
                  name={words.weekdays[day]}
                  spans={form.week[day]}
                  error={error(`hours.week.${day}`)}
                  onChange={(spans) => onChange({ week: { ...form.week, [day]: spans } })}
                />
              ))}
            </div>
            <Exceptions
              exceptions={form.exceptions}
              error={error}
              onChange={(exceptions) => onChange({ exceptions })}
            />
            <div className="queue-pair">
              <SelectField
                label={words.hours.byHand}
                hint={words.hours.byHandHint}
                value={form.byHand}
                options={(["none", "closed", "open"] as const).map((value) => ({
                  value,
                  label: words.hours.byHandOptions[value],
                }))}
                onChoose={(byHand) => onChange({ byHand })}
              />
              {form.byHand !== "none" && (
                <Field
                  type="datetime-local"
                  label={words.hours.until}
                  hint={form.byHand === "closed" ? words.hours.untilHint : undefined}
                  value={form.until}
                  error={error("until")}
                  onChange={(event) => onChange({ until: event.target.value })}
                />
              )}
            </div>
          </div>
          <HoursPreview form={form} />
        </div>
      )}
    </FormSection>
  );
}
