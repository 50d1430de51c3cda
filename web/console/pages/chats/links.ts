/** A stretch of a message: words, or an address that can be opened. */
export type Piece = { kind: "text"; text: string } | { kind: "link"; text: string; href: string };

const address = /https?:\/\/[^\s<>"'`]+/gi;

/** Punctuation that ends a sentence rather than an address. */
const trailing = /[.,;:!?)\]}'"»]+$/;

/** Finds the web addresses in a message; anything but http and https stays words. */
export function intoPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const start = match.index ?? 0;
    const href = withoutTrailing(match[0]);
    if (!isWebAddress(href)) continue;
    if (start > from) pieces.push({ kind: "text", text: text.slice(from, start) });
    pieces.push({ kind: "link", text: href, href });
    from = start + href.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

/** Cuts what belongs to the sentence; a closing bracket stays when the address opened one. */
function withoutTrailing(found: string): string {
  const cut = found.replace(trailing, "");
  const rest = found.slice(cut.length);
  return rest.startsWith(")") && cut.split("(").length > cut.split(")").length ? cut + ")" : cut;
}

function isWebAddress(text: string): boolean {
  try {
    return new URL(text).hostname !== "";
  } catch {
    return false; // "http://" alone is no address; it stays words
  }
}
