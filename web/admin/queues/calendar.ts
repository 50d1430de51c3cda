/** A closed day of a calendar file. */
export interface CalendarDay {
  /** `2026-12-25` */
  readonly date: string;
  readonly isYearly: boolean;
  readonly name: string;
}

/** What a calendar file has: whole days, and how many events are something else. */
export interface CalendarDays {
  readonly days: readonly CalendarDay[];
  readonly skipped: number;
}

/** An event longer than this, in days, is no holiday. */
const longest = 60;
const day = 24 * 60 * 60 * 1_000;

/**
 * Reads the whole days of an iCalendar file (RFC 5545): the events that have a date without a time, once or every year.
 * Null if the text is no calendar.
 */
export function readCalendar(text: string): CalendarDays | null {
  const lines = unfolded(text);
  if (lines[0]?.trim().toUpperCase() !== "BEGIN:VCALENDAR") return null;
  const days: CalendarDay[] = [];
  let skipped = 0;
  let event: Map<string, Property> | null = null;
  /** Components within an event, such as alarms. */
  let inner = 0;
  for (const line of lines) {
    const property = propertyOf(line);
    if (!property) continue;
    const { name, value } = property;
    if (name === "BEGIN") {
      if (event) inner++;
      else if (value.toUpperCase() === "VEVENT") event = new Map();
    } else if (name === "END") {
      if (event && inner > 0) inner--;
      else if (event && value.toUpperCase() === "VEVENT") {
        const found = daysOf(event);
        if (found) days.push(...found);
        else skipped++;
        event = null;
      }
    } else if (event && inner === 0) {
      event.set(name, property);
    }
  }
  return { days, skipped };
}

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** A line that begins with a blank continues the one before. */
function unfolded(text: string): string[] {
  return text.replace(/^\uFEFF/, "").replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
}

/** `NAME;PARAMETER="a:b":VALUE`; null for a line that is none. */
function propertyOf(line: string): Property | null {
  const found = /^([A-Za-z0-9-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/.exec(line);
  if (!found) return null;
  const [, name = "", parameters = "", value = ""] = found;
  return { name: name.toUpperCase(), parameters, value };
}

/** The days of an event; null if it is not whole days, is canceled, or recurs in a way that exceptions cannot. */
function daysOf(event: ReadonlyMap<string, Property>): CalendarDay[] | null {
  const start = dateOf(event.get("DTSTART"));
  if (start === null || event.get("STATUS")?.value.toUpperCase() === "CANCELLED") return null;
  const isYearly = event.has("RRULE");
  if (isYearly && !isEveryYear(event.get("RRULE")?.value ?? "")) return null;
  // The end is the first day after it; without one, the event is one day long.
  const end = event.has("DTEND") ? dateOf(event.get("DTEND")) : start + day;
  if (end === null) return null;
  const count = Math.max(1, Math.round((end - start) / day));
  if (count > longest) return null;
  const name = textOf(event.get("SUMMARY")?.value ?? "");
  return Array.from({ length: count }, (_, index) => ({
    date: new Date(start + index * day).toISOString().slice(0, 10),
    isYearly,
    name,
  }));
}

/** Midnight UTC of a date without a time; null for anything else. */
function dateOf(property: Property | undefined): number | null {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(property?.value.trim() ?? "");
  if (!found) return null;
  const [, year = "", month = "", date = ""] = found;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return new Date(at).toISOString().slice(0, 10) === `${year}-${month}-${date}` ? at : null;
}

/** Whether a rule says no more than "every year on this date". */
function isEveryYear(rule: string): boolean {
  const parts = new Map(
    rule.toUpperCase().split(";").map((part) => {
      const [name = "", value = ""] = part.split("=");
      return [name.trim(), value.trim()] as const;
    }),
  );
  const others = [...parts.keys()].filter((name) =>
    !["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "WKST"].includes(name)
  );
  return parts.get("FREQ") === "YEARLY" && (parts.get("INTERVAL") ?? "1") === "1" && others.length === 0 &&
    !/[,-]/.test(`${parts.get("BYMONTH") ?? ""}${parts.get("BYMONTHDAY") ?? ""}`);
}

function textOf(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, letter: string) => letter.toLowerCase() === "n" ? " " : letter)
    .replace(/\s+/g, " ").trim();
}
