import { useState } from "react";
import { type HoursPreview as Preview, type OfficeHours, previewHours } from "../../api/queues";
import { Field } from "../../ui/Field";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";
import { momentIn, ownZone } from "./moments";
import { momentOf, type QueueForm, readHours } from "./queueForm";

const words = adminWords.queues.preview;

/** What follows from the hours in the form: open or closed now, or at a moment to try, and what comes next. */
export function HoursPreview({ form }: { form: QueueForm }) {
  const [tried, setTried] = useState("");
  const hours = readHours(form);
  return (
    <aside className="queue-preview" aria-label={words.title}>
      <h3>{words.title}</h3>
      {hours
        ? <Loaded hours={hours} at={momentOf(tried)} />
        : <p className="field-hint">{words.incomplete}</p>}
      <Field
        type="datetime-local"
        label={words.tryMoment}
        hint={words.tryHint(ownZone())}
        value={tried}
        onChange={(event) => setTried(event.target.value)}
      />
    </aside>
  );
}

function Loaded({ hours, at }: { hours: OfficeHours; at: number | null }) {
  const { value, fault } = useList((signal) => previewHours(hours, at, signal), {
    key: JSON.stringify([hours, at]),
    isTyped: true,
  });
  const own = ownZone();
  if (fault !== null) return <p className="field-error" role="alert">{fault}</p>;
  if (!value) return <p className="field-hint">{words.loading}</p>;
  return (
    <div role="status">
      <p className="queue-preview-state" data-open={value.open}>{stateOf(value, at !== null)}</p>
      <Changes preview={value} zone={hours.zone} at={at} />
      {own !== hours.zone && <Changes preview={value} zone={own} at={at} />}
    </div>
  );
}

function stateOf({ open }: Preview, isTried: boolean): string {
  if (isTried) return open ? words.openThen : words.closedThen;
  return open ? words.openNow : words.closedNow;
}

/** The next changes within the time of one zone. */
function Changes({ preview, zone, at }: { preview: Preview; zone: string; at: number | null }) {
  const now = at ?? Date.now();
  const texts = preview.changes.slice(0, 2).map((change) =>
    (change.opens ? words.opens : words.closes)(momentIn(zone, change.at, now))
  );
  return (
    <p>
      {texts.join(" · ") || words.noChange}{" "}
      <span className="queue-preview-zone">{zone.replaceAll("_", " ")}</span>
    </p>
  );
}
