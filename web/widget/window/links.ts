/** A piece of a message: plain words, or an address one can follow. */
export interface Piece {
  text: string;
  href?: string;
}

const address = /https?:\/\/[^\s<>"'`]+/gi;

/** Splits a text at the http and https addresses in it; every character of the text is in exactly one piece. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const start = match.index ?? 0;
    const shown = trimmed(match[0]);
    const href = safeAddress(shown);
    if (!href) continue;
    if (start > from) found.push({ text: text.slice(from, start) });
    found.push({ text: shown, href });
    from = start + shown.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** The full stop after an address, or the bracket around it, is not part of it. */
function trimmed(found: string): string {
  let end = found.length;
  let unopened = found.split(")").length - found.split("(").length;
  for (;;) {
    const last = found[end - 1];
    if (last === ")" && unopened > 0) unopened--;
    else if (!".,;:!?]}*_…".includes(last)) return found.slice(0, end);
    end--;
  }
}

/** Only http and https get this far; what no browser could open stays plain words. */
function safeAddress(text: string): string | undefined {
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}
