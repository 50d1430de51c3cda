import type { Canned } from "../../words/words";

/** What stands behind the variables of a canned message. */
export type Variables = { visitor: string; agent: string };

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

/** The text with its `{visitor}` and `{agent}` filled in; other braces stay as they are. */
export function filled(text: string, variables: Variables): string {
  return text.replace(/\{(visitor|agent)\}/g, (_, name: keyof Variables) => variables[name]);
}
