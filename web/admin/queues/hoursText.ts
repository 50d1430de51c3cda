import { type OpenSpan, weekdays } from "../../api/queues";
import { adminWords } from "../words/words";
import type { QueueForm } from "./queueForm";

/** The office hours of a form in one line. */
export function hoursText(form: QueueForm): string {
  const words = adminWords.queues;
  if (!form.hasHours) return words.preview.always;
  const days = weekdays.map((day) => `${words.weekdays[day]} ${spansText(form.week[day])}`);
  const exceptions = form.exceptions.map(({ date, name, spans }) => `${name || date} ${spansText(spans)}`);
  const hand = form.byHand === "none" ? [] : [words.hours.byHandOptions[form.byHand]];
  return [...days, ...exceptions, ...hand, form.zone].join(", ");
}

function spansText(spans: readonly OpenSpan[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(" ") || adminWords.queues.hours.closed;
}
