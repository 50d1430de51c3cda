/** Processing of a typed text. Pure, so that it can be tested. */

/** The protocol's limit in code points; the server refuses longer messages. */
export const messageLimit = 4_000;

/** A surrogate pair, which is one code point. */
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;
const beginning = new RegExp(`^[^]{0,${messageLimit}}`, "u");

/**
 * The trimmed message, without control characters and unpaired surrogates, which are invisible and not valid in a
 * frame.
 */
export function messageOf(typed: string): string {
  // deno-lint-ignore no-control-regex
  const visible = typed.replace(/[\0-\x08\x0b-\x1f\x7f]/g, "").replace(/[\ud800-\udfff]/gu, "\ufffd");
  return visible.trim();
}

/** How many code points a message exceeds the limit by; 0 or less if it fits. */
export function excess(message: string): number {
  return message.length <= messageLimit ? 0 : message.replace(pairs, "_").length - messageLimit;
}

/** The part of a text that fits into a message. */
export function beginningOf(text: string): string {
  return beginning.exec(text.slice(0, 2 * messageLimit))?.[0] ?? "";
}
