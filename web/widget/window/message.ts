/**
 * What becomes of a typed text. Pure, so that it can be tested.
 */

/** The protocol's limit in code points; the server refuses longer messages. */
export const messageLimit = 4_000;

/** Two units that are one code point. */
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;
const beginning = new RegExp(`^[^]{0,${messageLimit}}`, "u");

/** The message without blanks around it, and without controls and halves of characters, which nobody sees and no frame holds. */
export function messageOf(typed: string): string {
  // deno-lint-ignore no-control-regex
  const visible = typed.replace(/[\0-\x08\x0b-\x1f\x7f]/g, "").replace(/[\ud800-\udfff]/gu, "\ufffd");
  return visible.trim();
}

/** How many code points a message has beyond what can be sent; 0 or less when it fits. */
export function excess(message: string): number {
  return message.length <= messageLimit ? 0 : message.replace(pairs, "_").length - messageLimit;
}

/** The beginning of a text that a message can hold. */
export function beginningOf(text: string): string {
  return beginning.exec(text.slice(0, 2 * messageLimit))?.[0] ?? "";
}
