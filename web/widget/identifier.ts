import { each } from "./lists";
import type { UnsentMessage } from "./state";

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";
/** Enough for milliseconds until the year 5188. */
const timeDigits = 9;
/** More than 100 random bits. */
const randomDigits = 20;

/** Milliseconds since 1970; 0 on a page whose clock returns something else. Libraries replace `Date.now`. */
export function clock(): number {
  const now = +new Date();
  return now > 0 ? Math.floor(now) : 0;
}

/**
 * A new id for a draft: the time, by which the server finds drafts, and random digits. Its length and characters are
 * valid for the protocol, whatever the page has done to the functions used here.
 */
export function freshId(): string {
  let id = "";
  let time = clock();
  for (let at = 0; at < timeDigits; at++) {
    id = digits[time % 36 | 0] + id;
    time /= 36;
  }
  // Not crypto.randomUUID: not available without https.
  const random = new Uint8Array(randomDigits);
  try {
    crypto.getRandomValues(random);
  } catch {
    // The random numbers below are enough to distinguish one visitor's drafts.
  }
  each(random, (byte) => id += digits[((byte ^ Math.random() * 256) & 255) % 36]);
  return id;
}

/** An unsent text with a new id. */
export function makeUnsent(text: string): UnsentMessage {
  return { draft: freshId(), text, at: clock() };
}

/** A name for this tab, different from the visitor's other tabs. Cheaper than cryptographic randomness. */
export function tabId(): string {
  // With the time, since pages may have replaced Math.random by one that repeats itself.
  return clock() + "" + Math.floor(Math.random() * 1e9);
}
