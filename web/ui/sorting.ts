/** A column that a table is sorted by. */
export interface Sort<Key extends string> {
  readonly by: Key;
  readonly descending: boolean;
}

/** The rows in the order of `keyOf`; stable. Digits in texts sort as numbers. */
export function sorted<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  descending: boolean,
): Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(keyOf(a), keyOf(b)));
}

/** The sort after a click on the heading `by`: reversed if it was chosen already. */
export function clicked<Key extends string>(sort: Sort<Key>, by: Key, largestFirst: boolean): Sort<Key> {
  return { by, descending: sort.by === by ? !sort.descending : largestFirst };
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, undefined, { numeric: true });
  return a === b ? 0 : a < b ? -1 : 1;
}
