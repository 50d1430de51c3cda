import { language, locale as ours } from "./language";

/** Formatting of times, positions and pages. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration as a clock shows it: 0:42, 12:31, 3:05:10; whole days beyond two. */
export function clock(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  if (time >= 2 * day) return `${Math.floor(time / day)} d`;
  const pair = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(time / hour);
  const minutes = Math.floor(time / minute) % 60;
  const seconds = pair(Math.floor(time / second) % 60);
  return hours > 0 ? `${hours}:${pair(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** The age of the connection's last sign: milliseconds up to a second, seconds from there. */
export function ageParts(milliseconds: number): { value: number; unit: "ms" | "s" } {
  if (milliseconds < 1000) return { value: Math.max(0, Math.round(milliseconds / 10) * 10), unit: "ms" };
  return { value: Math.floor(milliseconds / 1000), unit: "s" };
}

/** The formats of the reader's region, created once; tests name a region. */
function formatsOf(locale?: string) {
  return {
    count: new Intl.NumberFormat(locale),
    time: new Intl.DateTimeFormat(locale, { timeStyle: "short" }),
    day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
    dayAndYear: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
    second: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" }),
    longDay: new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" }),
  };
}

const formats = new Map<string | undefined, ReturnType<typeof formatsOf>>();

/** All numbers and times on the screen are formatted here, so that they are consistent. */
function formatsFor(locale: string | undefined): ReturnType<typeof formatsOf> {
  const known = formats.get(locale) ?? formatsOf(locale);
  formats.set(locale, known);
  return known;
}

/** A whole number with the separators of the region: 1,248. */
export function count(n: number, locale: string | undefined = ours()): string {
  return formatsFor(locale).count.format(n);
}

/** The time of day in milliseconds since 1970, to the minute. */
export function timeOfDay(at: number, locale: string | undefined = ours()): string {
  return formatsFor(locale).time.format(at);
}

/** The day with its weekday. */
export function dayName(at: number, locale: string | undefined = ours()): string {
  return formatsFor(locale).longDay.format(at);
}

/** Day and time to the second, as a record needs it. */
export function momentToTheSecond(at: number, locale: string | undefined = ours()): string {
  return formatsFor(locale).second.format(at);
}

/** Only the time for today, else the day too, and the year if it is another one. */
export function moment(at: number, now: number, locale: string | undefined = ours()): string {
  const date = new Date(at);
  const today = new Date(now);
  const time = timeOfDay(at, locale);
  if (today.toDateString() === date.toDateString()) return time;
  const { day, dayAndYear } = formatsFor(locale);
  const format = date.getFullYear() === today.getFullYear() ? day : dayAndYear;
  return `${format.format(date)}, ${time}`;
}

/** The path of an address with query and fragment; the address itself if it has none. */
export function pathOf(url: string): string {
  try {
    const parsed = new URL(url);
    return parsed.pathname + parsed.search + parsed.hash;
  } catch {
    return url;
  }
}

/** Host and path of a referrer, shortened. */
export function shortAddress(url: string): string {
  try {
    const parsed = new URL(url);
    return parsed.host.replace(/^www\./, "") + (parsed.pathname === "/" ? "" : parsed.pathname);
  } catch {
    return url;
  }
}

/**
 * The flag of a country; empty for an invalid code, and where the platform draws letters instead of flags (Windows).
 * The country code is always displayed beside it.
 */
export function flag(country: string, drawn: boolean = flagsAreDrawn()): string {
  if (!drawn || !/^[A-Z]{2}$/.test(country)) return "";
  const regionalA = 0x1f1e6;
  return String.fromCodePoint(...[...country].map((letter) => regionalA + letter.charCodeAt(0) - 65));
}

let drawsFlags: boolean | undefined;

/** Draws one flag in black, once, and looks for colour: without colour, it was letters. */
function flagsAreDrawn(): boolean {
  return drawsFlags ??= hasColour(pixelsOf(flag("DE", true)));
}

/** Whether any pixel (red, green, blue, alpha) is neither grey nor transparent. */
export function hasColour(pixels: ArrayLike<number>): boolean {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red, green, blue, alpha] = [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]];
    if (alpha > 0 && (red !== green || green !== blue)) return true;
  }
  return false;
}

function pixelsOf(text: string): ArrayLike<number> {
  const canvas = typeof document === "undefined" ? null : document.createElement("canvas");
  const context = canvas?.getContext("2d", { willReadFrequently: true });
  if (!canvas || !context) return [];
  canvas.width = canvas.height = 24;
  context.font = '16px "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", sans-serif';
  context.fillText(text, 0, 18);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

const countryNames = new Map<string, Intl.DisplayNames>();

/** The name of a country in the language of the page; an invalid code is returned unchanged. */
export function countryName(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  const tag = language();
  const names = countryNames.get(tag) ?? new Intl.DisplayNames(tag, { type: "region", fallback: "code" });
  countryNames.set(tag, names);
  return names.of(country) ?? country;
}

/** Flag, city and country in one line; null if the country is unknown. */
export function locationOf(
  country: string | null | undefined,
  city: string | null | undefined,
): string | null {
  if (!country) return null;
  return [flag(country), [city, countryName(country)].filter(Boolean).join(", ")].filter(Boolean).join(" ");
}
