import { locale } from "../../words/language";

/** A moment within the time of a zone: the time alone on the day of `now`, the weekday within a week, else the date. */
export function momentIn(zone: string, at: number, now: number): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options });
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const day = format({ dateStyle: "short" });
  const week = 6 * 24 * 60 * 60 * 1_000;
  if (day.format(at) === day.format(now)) return format(time).format(at);
  return at - now < week
    ? format({ weekday: "long", ...time }).format(at)
    : format({ weekday: "short", day: "numeric", month: "short", ...time }).format(at);
}

/** The zone of this browser. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Newer than the types. */
type Zones = { supportedValuesOf?: (what: "timeZone") => string[] };

/** All zones that this browser knows, and those given. */
export function zones(...more: readonly string[]): readonly string[] {
  const known = (Intl as Zones).supportedValuesOf?.("timeZone") ?? [];
  return [...new Set(["UTC", ...known, ...more])].filter(Boolean).sort();
}
