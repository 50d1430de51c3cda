/**
 * By the customs of which region times and days are written.
 */
import { find } from "../lists";

/**
 * A language tag for the texts' `language`, with the region that the visitor prefers it in, if the browser knows one: readers of
 * English in Britain get British dates, and German texts never carry English days.
 */
export function customsOf(language: string, preferred: ArrayLike<string>): string {
  return find(preferred, (tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}
