import type { Canned } from "../../words/words";

/** The values of the variables of a canned message. `visitor` is null unless the visitor has given a name. */
export type Variables = { visitor: string | null; agent: string };

/** The word after a `/` at the start of the box, or null if the text does not begin with one. */
export function cannedQuery(draft: string): string | null {
  const match = /^\/([\p{L}\p{N}-]*)$/u.exec(draft);
  return match === null ? null : match[1].toLowerCase();
}

/** The messages whose name or text contains the query: names that begin with it first. */
export function matching(all: readonly Canned[], query: string): Canned[] {
  const starts = all.filter((canned) => canned.name.toLowerCase().startsWith(query));
  const holds = all.filter((canned) =>
    !starts.includes(canned) && `${canned.name} ${canned.text}`.toLowerCase().includes(query)
  );
  return [...starts, ...holds];
}

/**
 * The text with `{visitor}` and `{agent}` filled in; other braces are kept. Without a name the text still reads well:
 * "Thanks, {visitor}. One moment" becomes "Thanks. One moment".
 */
export function filled(text: string, { visitor, agent }: Variables): string {
  const named = visitor === null ? unnamed(text) : text;
  return named.replace(/\{(visitor|agent)\}/g, (_, name) => name === "agent" ? agent : visitor ?? "");
}

/** The text without `{visitor}` and its punctuation: a comma or a blank before it, or a comma after it at the start. */
function unnamed(text: string): string {
  return text
    .replace(
      /(^|[.!?]\s+|\n)\{visitor\}[,:]?[ \t]*(\p{L}?)/gu,
      (_, before, letter) => before + letter.toUpperCase(),
    )
    .replace(/,?[ \t]*\{visitor\}/g, "");
}
