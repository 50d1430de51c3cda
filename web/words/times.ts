import { language } from "./language";

export { dayName, timeOfDay } from "./format";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The units of an age, short. */
const units = {
  en: { now: "now", minutes: "min", hours: "h", days: "d" },
  de: { now: "jetzt", minutes: "Min.", hours: "Std.", days: "T." },
};

/** How long ago something was, roughly: `now`, `5 min`, `3 h`, `2 d`. */
export function ago(milliseconds: number): string {
  const { now, minutes, hours, days } = units[language()];
  if (milliseconds < minute) return now;
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} ${minutes}`;
  if (milliseconds < day) return `${Math.floor(milliseconds / hour)} ${hours}`;
  return `${Math.floor(milliseconds / day)} ${days}`;
}

/** A wait in whole minutes, rounded down: `0 min`, `5 min`, `3 h`. */
export function minutesOf(milliseconds: number): string {
  return milliseconds < minute ? `0 ${units[language()].minutes}` : ago(milliseconds);
}
