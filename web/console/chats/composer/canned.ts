import type { Canned } from "../../words/words";

/** What stands behind the variables of a saved reply. `visitor` is null unless the visitor has given a name. */
export type Variables = { visitor: string | null; agent: string };

/** The word after a `/` at the start of the box, or null when the box is about something else. */
export function cannedQuery(draft: string): string | null {
  const match = /^\/([\p{L}\p{N}-]*)$/u.exec(draft);
  return match === null ? null : match[1].toLowerCase();
}

/** The messages whose name or text has the query: names that start with it first. */
export function matching(all: readonly Canned[], query: string): Canned[] {
  const starts = all.filter((canned) => canned.name.toLowerCase().startsWith(query));
  const holds = all.filter((canned) =>
    !starts.includes(canned) && `${canned.name} ${canned.text}`.toLowerCase().includes(query)
  );
  return [...starts, ...holds];
}

/**
 * The text with its `{visitor}` and `{agent}` filled in; other braces stay as they are. Without a name the text reads on without
 * one: "Thanks, {visitor}. One moment" becomes "Thanks. One moment".
 */
export function filled(text: string, { visitor, agent }: Variables): string {
  const named = visitor === null ? unnamed(text) : text;
  return named.replace(/\{(visitor|agent)\}/g, (_, name) => name === "agent" ? agent : visitor ?? "");
}

/** The text without `{visitor}` and what ties it to its sentence: a comma or a blank before it, or a comma behind it at the start. */
function unnamed(text: string): string {
  return text
    .replace(
      /(^|[.!?]\s+|\n)\{visitor\}[,:]?[ \t]*(\p{L}?)/gu,
      (_, before, letter) => before + letter.toUpperCase(),
    )
    .replace(/,?[ \t]*\{visitor\}/g, "");
}
