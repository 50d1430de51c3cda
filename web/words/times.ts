export { dayName, timeOfDay } from "./format";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, roughly: `now`, `5 min`, `3 h`, `2 d`. */
export function ago(milliseconds: number): string {
  if (milliseconds < minute) return "now";
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < day) return `${Math.floor(milliseconds / hour)} h`;
  return `${Math.floor(milliseconds / day)} d`;
}

/** A wait in whole minutes, also below one: `0 min`, `5 min`, `3 h`. */
export function minutesOf(milliseconds: number): string {
  return milliseconds < minute ? "0 min" : ago(milliseconds);
}
