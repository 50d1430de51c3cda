/**
 * List functions without the methods of the page's `Array`. Old libraries replace those (`Array.from`, `find`,
 * iteration), and the widget must work on such pages, too.
 */

/** Calls `act` with each item in order. */
export function each<Item>(list: ArrayLike<Item>, act: (item: Item, at: number) => void): void {
  for (let at = 0; at < list.length; at++) act(list[at], at);
}

/** The first item that passes the test. */
export function find<Item>(list: ArrayLike<Item>, test: (item: Item) => boolean): Item | undefined {
  for (let at = 0; at < list.length; at++) if (test(list[at])) return list[at];
  return undefined;
}

/** The items that pass the test. */
export function keep<Item>(list: ArrayLike<Item>, test: (item: Item, at: number) => boolean): Item[] {
  const kept: Item[] = [];
  each(list, (item, at) => {
    if (test(item, at)) kept[kept.length] = item;
  });
  return kept;
}

/** A list of what each item is turned into. */
export function turn<Item, Result>(
  list: ArrayLike<Item>,
  change: (item: Item, at: number) => Result,
): Result[] {
  const turned: Result[] = [];
  each(list, (item, at) => turned[at] = change(item, at));
  return turned;
}

/** The items of both lists. */
export function joined<Item>(first: ArrayLike<Item>, second: ArrayLike<Item>): Item[] {
  const both = keep(first, () => true);
  each(second, (item) => both[both.length] = item);
  return both;
}
