import type { Row } from "../../shared/wire-agent";
import type { ListWindow } from "../state/list";

/** The displayed order of visitors, which may be held while their values change. */
export interface Shown {
  offset: number;
  ids: readonly string[];
  total: number;
  /** The visitors of `ids` with their current values; for one who has left, the last ones. */
  rows: ReadonlyMap<string, Row>;
  /** Those of `ids` who have left the list while the order was held. */
  gone: ReadonlySet<string>;
}

/** How far the held order differs from the live one. */
export interface Difference {
  fresh: number;
  moved: number;
  gone: number;
}

export const noDifference: Difference = { fresh: 0, moved: 0, gone: 0 };

/** The live order. */
export function follow(list: ListWindow): Shown {
  return {
    offset: list.offset,
    ids: list.rows.map((row) => row.id),
    total: list.total,
    rows: new Map(list.rows.map((row) => [row.id, row])),
    gone: nobody,
  };
}

const nobody: ReadonlySet<string> = new Set();

/** The held order with current values. If the window was moved by scrolling, only new positions are filled. */
export function hold(shown: Shown, list: ListWindow): Shown {
  const ids = shown.offset === list.offset ? shown.ids : moveWindow(shown, list);
  const rows = new Map(list.rows.map((row) => [row.id, row]));
  for (const id of ids) {
    const outside = rows.has(id) ? undefined : list.outside.get(id) ?? shown.rows.get(id);
    if (outside) rows.set(id, outside);
  }
  return {
    offset: list.offset,
    ids,
    total: shown.total,
    rows,
    gone: list.gone.size === 0 ? nobody : new Set(ids.filter((id) => list.gone.has(id))),
  };
}

/** Ids for the positions of `list`: kept from the old window, else live ones that are not shown yet. */
function moveWindow(shown: Shown, list: ListWindow): readonly string[] {
  const from = Math.max(shown.offset, list.offset);
  const to = Math.min(shown.offset + shown.ids.length, list.offset + list.rows.length);
  if (to <= from) return list.rows.map((row) => row.id);
  const kept = shown.ids.slice(from - shown.offset, to - shown.offset);
  const standing = new Set(kept);
  const others = list.rows.map((row) => row.id).filter((id) => !standing.has(id));
  const before = from - list.offset;
  const after = list.offset + list.rows.length - to;
  return [...others.slice(0, before), ...kept, ...(after > 0 ? others.slice(-after) : [])];
}

/**
 * Counts what would change if the order were followed again: arrivals, moves (within the window or out of it),
 * departures. Rows that are only pushed over the window's edges do not count.
 */
export function difference(shown: Shown, list: ListWindow, heldSince: number): Difference {
  const held = new Set(shown.ids);
  const live = new Set(list.rows.map((row) => row.id));
  const arrivals = inner(list.rows, (row) => !held.has(row.id), list.offset > 0);
  const departures = inner(shown.ids, (id) => !live.has(id), shown.offset > 0)
    .filter((id) => !shown.gone.has(id)).length;
  const fresh = arrivals.filter((row) => row.arrived >= heldSince).length;
  const position = new Map(shown.ids.map((id, index) => [id, index]));
  const common = list.rows.flatMap((row) => position.get(row.id) ?? []);
  const moved = common.length - longestRise(common) + arrivals.length - fresh + departures;
  return { fresh, moved, gone: shown.gone.size };
}

/** The items that `differ`, without unbroken runs of them at the end and, if `open`, at the start. */
function inner<T>(items: readonly T[], differ: (item: T) => boolean, open: boolean): T[] {
  let end = items.length;
  while (end > 0 && differ(items[end - 1]) && items.length >= fullWindow) end--;
  let start = 0;
  while (open && start < end && differ(items[start])) start++;
  return items.slice(start, end).filter(differ);
}

/** A shorter window ends where the list ends: nothing is pushed over its edge. */
export const fullWindow = 100;

/** The length of the longest ascending subsequence: the rows that did not move. */
function longestRise(numbers: readonly number[]): number {
  const tails: number[] = [];
  for (const number of numbers) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle] < number) low = middle + 1;
      else high = middle;
    }
    tails[low] = number;
  }
  return tails.length;
}
