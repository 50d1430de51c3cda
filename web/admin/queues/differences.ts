import type { Queue } from "../../api/queues";
import { getState } from "../../console/state/store";
import { adminWords } from "../words/words";
import { ownZone } from "./moments";
import { formOf, type QueueForm } from "./queueForm";
import { hoursText } from "./hoursText";

/** What somebody else saved where it differs from the form, in words. */
export function differences(theirs: Queue, mine: QueueForm): readonly { label: string; value: string }[] {
  const saved = formOf(theirs, ownZone());
  const words = adminWords.queues;
  const { agents, queues } = getState();
  const rows: readonly (readonly [string, (form: QueueForm) => string])[] = [
    [words.fields.name, (form) => form.name],
    [words.fields.distribution, (form) => words.distributions[form.distribution].name],
    [words.fields.agents, (form) => form.agents.map((id) => agents.get(id)?.name ?? id).join(", ")],
    [words.fields.backup, (form) => queues.get(form.backup)?.name ?? ""],
    [words.fields.limit, (form) => form.limit],
    [words.fields.overflow, (form) => form.overflow],
    [words.hours.title, hoursText],
  ];
  return rows.filter(([, text]) => text(saved) !== text(mine))
    .map(([label, text]) => ({ label, value: text(saved) }));
}
