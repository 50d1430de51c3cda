/** A part of a message: plain text, or an address that can be opened. */
export interface Piece {
  text: string;
  href?: string;
}

/**
 * An http or https address up to a blank, a quotation mark, an invisible direction mark, or any character of scripts
 * written without spaces between words (Chinese, Japanese, Korean) and their full-width punctuation.
 */
const address =
  /https?:\/\/[^\s<>"'`“”„«»\u200b-\u200f\u2028-\u202e\u2066-\u2069\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]+/giu;

/** Punctuation that ends a sentence rather than an address, in Latin, Arabic and Indian scripts. */
const trailing = ".,;:!?]}*_…‘’،؛؟।";

/** Splits a text at the addresses in it; every character of the text is in exactly one part. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  // Neither iteration nor list methods: the widget runs on pages that have replaced them.
  address.lastIndex = 0;
  for (let match; (match = address.exec(text));) {
    const start = match.index;
    const href = trimmed(match[0]);
    if (!isAddress(href)) continue;
    if (start > from) found[found.length] = { text: text.slice(from, start) };
    found[found.length] = { text: href, href };
    from = start + href.length;
  }
  if (from < text.length) found[found.length] = { text: text.slice(from) };
  return found;
}

/** The address without the full stop after it or the bracket around it. */
function trimmed(found: string): string {
  let end = found.length;
  let unopened = found.split(")").length - found.split("(").length;
  for (;;) {
    const last = found[end - 1];
    if (last === ")" && unopened > 0) unopened--;
    else if (!trailing.includes(last)) return found.slice(0, end);
    end--;
  }
}

/** Whether a browser could open it: "https://" alone is not an address. */
function isAddress(text: string): boolean {
  try {
    return new URL(text).hostname !== "";
  } catch {
    return false;
  }
}
