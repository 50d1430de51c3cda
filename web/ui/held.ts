/** A list as it is shown, which may differ from the live one while somebody is about to click in it. */
export interface Shown<Item> {
  readonly items: readonly Item[];
  /** Of `items`, the ids of those that are no longer in the live list; their places are kept. */
  readonly gone: ReadonlySet<string>;
  /** How many have come and are not shown yet. */
  readonly fresh: number;
  /** How many there are besides `items`, which this page does not hold. */
  readonly more: number;
  /** How many there are in fact. */
  readonly total: number;
}

const nobody: ReadonlySet<string> = new Set();

/** The live list; `more` are not held by this page. */
export function follow<Item extends { id: string }>(live: readonly Item[], more = 0): Shown<Item> {
  return { items: live, gone: nobody, fresh: 0, more, total: live.length + more };
}

/**
 * The list with its places as `before`, and the values of now: `now` finds those that have left the live list. Nothing is added,
 * except in the room of those that this page did not hold: they come when it is scrolled to.
 */
export function hold<Item extends { id: string }>(
  before: Shown<Item>,
  live: readonly Item[],
  more = 0,
  now: (id: string) => Item | undefined = () => undefined,
): Shown<Item> {
  const values = new Map(live.map((item) => [item.id, item]));
  const kept = before.items.map((item) => values.get(item.id) ?? now(item.id) ?? item);
  const shown = new Set(kept.map(({ id }) => id));
  const others = live.filter(({ id }) => !shown.has(id));
  const filled = others.slice(0, before.more);
  const gone = kept.filter(({ id }) => !values.has(id)).map(({ id }) => id);
  return {
    items: filled.length === 0 ? kept : [...kept, ...filled],
    gone: gone.length === 0 ? nobody : new Set(gone),
    fresh: others.length - filled.length,
    more: before.more - filled.length,
    total: live.length + more,
  };
}
