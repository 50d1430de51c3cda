import type {
  Distribution,
  HoursException,
  OfficeHours,
  OpenSpan,
  Queue,
  QueueBody,
  Weekday,
} from "../../api/queues";
import { weekdays } from "../../api/queues";

/** The limits of the server (`ChatQueue`, `OpenSpan`, `HoursException`). */
export const limits = { name: 60, waiting: 10_000, spans: 8, exceptions: 200, exceptionName: 100 };

const minute = 60_000;

/** An exception as it is typed. */
export interface ExceptionForm {
  /** For React: dates may be equal while they are typed. */
  readonly key: number;
  /** `2026-12-24`; empty until it is chosen. */
  readonly date: string;
  readonly isYearly: boolean;
  readonly name: string;
  readonly spans: readonly OpenSpan[];
}

/** A queue as it is typed. */
export interface QueueForm {
  readonly name: string;
  readonly distribution: Distribution;
  readonly agents: readonly string[];
  /** Empty: none. */
  readonly backup: string;
  /** Empty: any number. */
  readonly limit: string;
  /** Minutes; empty: as the settings say. */
  readonly overflow: string;
  readonly hasHours: boolean;
  readonly zone: string;
  readonly week: Readonly<Record<Weekday, readonly OpenSpan[]>>;
  readonly exceptions: readonly ExceptionForm[];
  readonly byHand: "none" | "open" | "closed";
  /** Of a field `datetime-local`; empty: without an end. */
  readonly until: string;
}

/** Fields with an error, by name. */
export type FormErrors = Readonly<Record<string, FormError>>;
export type FormError =
  | "empty"
  | "notANumber"
  | "overlap"
  | "noTime"
  | "noDate"
  | "sameDate"
  | "noUntil"
  | "noZone";

const office: readonly OpenSpan[] = [{ from: "09:00", to: "18:00" }];

/** A queue that is about to be created: open always, with the usual office hours to begin with. */
export function emptyForm(zone: string): QueueForm {
  const isOffice = (day: Weekday) => day !== "saturday" && day !== "sunday";
  return {
    name: "",
    distribution: "manual",
    agents: [],
    backup: "",
    limit: "",
    overflow: "",
    hasHours: false,
    zone,
    week: weekOf((day) => isOffice(day) ? office : []),
    exceptions: [],
    byHand: "none",
    until: "",
  };
}

function weekOf(
  spans: (day: Weekday) => readonly OpenSpan[],
): Record<Weekday, readonly OpenSpan[]> {
  return Object.fromEntries(weekdays.map((day) => [day, spans(day)])) as Record<Weekday, readonly OpenSpan[]>;
}

/** The form of a queue. Exceptions for every year get the year of their next day. */
export function formOf(queue: Queue, zone: string, today = new Date()): QueueForm {
  const { hours } = queue;
  const empty = emptyForm(zone);
  return {
    name: queue.name,
    distribution: queue.distribution,
    agents: queue.agents,
    backup: queue.backup ?? "",
    limit: queue.limit === undefined ? "" : String(queue.limit),
    overflow: queue.overflowAfter === undefined ? "" : String(queue.overflowAfter / minute),
    hasHours: hours !== undefined,
    zone: hours?.zone ?? zone,
    week: hours ? weekOf((day) => (hours.week[day] ?? []).map(shown)) : empty.week,
    exceptions: (hours?.exceptions ?? []).map((exception, key) => exceptionOf(exception, key, today)),
    byHand: hours?.byHand?.state ?? "none",
    until: hours?.byHand?.until === undefined ? "" : localOf(hours.byHand.until),
  };
}

/** A field for times has no 24:00; as an end, 00:00 means the same. */
function shown(span: OpenSpan): OpenSpan {
  return { from: span.from, to: span.to === "24:00" ? "00:00" : span.to };
}

function exceptionOf({ day, name, spans }: HoursException, key: number, today: Date): ExceptionForm {
  const isYearly = day.startsWith("--");
  const date = isYearly ? nextYearly(day.slice(2), today) : day;
  return { key, date, isYearly, name, spans: spans.map(shown) };
}

/** The next date with this month and day: `12-24`. */
function nextYearly(monthAndDay: string, today: Date): string {
  const now = localOf(today.getTime()).slice(0, 10);
  for (let year = today.getFullYear(); year < today.getFullYear() + 9; year++) {
    const date = `${String(year).padStart(4, "0")}-${monthAndDay}`;
    if (date >= now && isDate(date)) return date;
  }
  return `${today.getFullYear()}-${monthAndDay}`;
}

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day;
}

/** A moment as a field `datetime-local` shows it, in the time of this browser. */
export function localOf(at: number): string {
  const date = new Date(at);
  const pair = (number: number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${pair(date.getMonth() + 1)}-${pair(date.getDate())}`;
  return `${day}T${pair(date.getHours())}:${pair(date.getMinutes())}`;
}

/** The moment of a field `datetime-local`; null when it is empty. */
export function momentOf(local: string): number | null {
  const at = local === "" ? NaN : new Date(local).getTime();
  return Number.isNaN(at) ? null : at;
}

/** What the server is sent, or what is wrong. */
export function read(form: QueueForm): { body: QueueBody } | { errors: FormErrors } {
  const errors: Record<string, FormError> = {};
  if (form.name.trim() === "") errors["name"] = "empty";
  const limit = numberOf(form.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= limits.waiting)) {
    errors["limit"] = "notANumber";
  }
  const overflow = numberOf(form.overflow);
  if (overflow !== null && !(overflow * minute >= 30_000 && overflow <= 24 * 60)) {
    errors["overflowAfter"] = "notANumber";
  }
  if (form.hasHours) Object.assign(errors, hoursErrors(form));
  if (Object.keys(errors).length > 0) return { errors };
  return {
    body: {
      name: form.name.trim(),
      distribution: form.distribution,
      agents: form.agents,
      ...(form.backup === "" ? {} : { backup: form.backup }),
      ...(limit === null ? {} : { limit }),
      ...(overflow === null ? {} : { overflowAfter: Math.round(overflow * minute) }),
      ...(form.hasHours ? { hours: hoursOf(form) } : {}),
    },
  };
}

/** The office hours of the form, or null while they are not complete. An exception counts once it has a date. */
export function readHours(form: QueueForm): OfficeHours | null {
  const dated = { ...form, exceptions: form.exceptions.filter(({ date }) => date !== "") };
  return form.hasHours && Object.keys(hoursErrors(dated)).length === 0 ? hoursOf(dated) : null;
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text.trim().replace(",", "."));
}

function hoursOf(form: QueueForm): OfficeHours {
  const until = momentOf(form.until);
  return {
    zone: form.zone,
    week: form.week,
    exceptions: form.exceptions.map(({ date, isYearly, name, spans }) => ({
      day: dayOf(date, isYearly),
      name: name.trim(),
      spans,
    })),
    ...(form.byHand === "none"
      ? {}
      : { byHand: { state: form.byHand, ...(until === null ? {} : { until }) } }),
  };
}

/** The exceptions, with the days of a calendar as closed ones. A day that has an exception keeps it. */
export function withDays(
  exceptions: readonly ExceptionForm[],
  days: readonly { date: string; isYearly: boolean; name: string }[],
): readonly ExceptionForm[] {
  const seen = new Set(exceptions.map(({ date, isYearly }) => dayOf(date, isYearly)));
  let key = Math.max(-1, ...exceptions.map(({ key }) => key));
  const fresh = days.filter(({ date, isYearly }) => {
    const day = dayOf(date, isYearly);
    return !seen.has(day) && seen.add(day);
  });
  return [
    ...exceptions,
    ...fresh.map(({ date, isYearly, name }) => ({
      key: ++key,
      date,
      isYearly,
      name: name.slice(0, limits.exceptionName),
      spans: [],
    })),
  ].slice(0, Math.max(limits.exceptions, exceptions.length));
}

function dayOf(date: string, isYearly: boolean): string {
  return isYearly ? `--${date.slice(5)}` : date;
}

function hoursErrors(form: QueueForm): Record<string, FormError> {
  const errors: Record<string, FormError> = {};
  if (form.zone === "") errors["hours.zone"] = "noZone";
  for (const day of weekdays) {
    const error = spansError(form.week[day]);
    if (error) errors[`hours.week.${day}`] = error;
  }
  const seen = new Set<string>();
  for (const { key, date, isYearly, spans } of form.exceptions) {
    const day = dayOf(date, isYearly);
    const error = date === "" ? "noDate" : seen.has(day) ? "sameDate" : spansError(spans);
    if (error) errors[`exception.${key}`] = error;
    seen.add(day);
  }
  if (form.byHand === "open" && momentOf(form.until) === null) errors["until"] = "noUntil";
  return errors;
}

function spansError(spans: readonly OpenSpan[]): FormError | null {
  if (spans.some(({ from, to }) => from === "" || to === "")) return "noTime";
  const minutes = spans.map(({ from, to }) => {
    const start = minutesOf(from);
    const end = minutesOf(to);
    return { start, end: end > start ? end : end + 24 * 60 };
  }).sort((left, right) => left.start - right.start);
  const isOverlapping = minutes.some(({ end }, index) => (minutes[index + 1]?.start ?? Infinity) < end);
  return isOverlapping ? "overlap" : null;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Whether a span ends on the next day. */
export function isOverMidnight({ from, to }: OpenSpan): boolean {
  return from !== "" && to !== "" && to !== "00:00" && minutesOf(to) <= minutesOf(from);
}

/** A span behind the last one of the day: an hour after it, for some hours. */
export function nextSpan(spans: readonly OpenSpan[]): OpenSpan {
  const last = spans[spans.length - 1];
  if (!last) return { from: "09:00", to: "18:00" };
  const start = minutesOf(last.to) + 60;
  return start + 60 >= 24 * 60 || isOverMidnight(last)
    ? { from: "", to: "" }
    : { from: timeOf(start), to: timeOf(Math.min(start + 4 * 60, 24 * 60 - 60)) };
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
