import type { Countries, Counts, ListChangeNotice, ListNotice, Row } from "../../shared/wire-agent";

/** The part of the visitor list that the server keeps current for this console. */
export interface ListWindow {
  /** Increases with each complete window, to distinguish an answer to a new query from a change. */
  generation: number;
  at: number;
  offset: number;
  total: number;
  online: number;
  counts: Counts;
  countries: Countries;
  rows: readonly Row[];
  /** Visitors who are held on the screen and have moved out of the window, with their current values. */
  outside: ReadonlyMap<string, Row>;
  /** Visitors who were held on the screen and have left the list. */
  gone: ReadonlySet<string>;
}

/** Maximum number of remembered visitors outside the window: twice as many as can be held at once. */
const outsideLimit = 200;

/** A complete window replaces the previous one; equal rows keep their identity, so they are not redrawn. */
export function windowOf(notice: ListNotice, before: ListWindow | null): ListWindow {
  const known = new Map(before?.rows.map((row) => [row.id, row]));
  return {
    generation: (before?.generation ?? 0) + 1,
    at: notice.at,
    offset: notice.offset,
    total: notice.total,
    online: notice.online,
    counts: notice.counts,
    countries: notice.countries ?? {},
    rows: once(notice.rows).map((row) => {
      const old = known.get(row.id);
      return old && sameRow(old, row) ? old : row;
    }),
    outside: new Map(),
    gone: new Set(),
  };
}

/** Applies a change in the protocol's order: remove, insert or move, then overwrite fields. */
export function applyChange(window: ListWindow, change: ListChangeNotice): ListWindow {
  let rows = window.rows;
  if (change.remove?.length || change.insert?.length) {
    const removed = new Map<string, Row>();
    const gone = new Set(change.remove ?? []);
    const next = rows.filter((row) => {
      if (gone.has(row.id)) removed.set(row.id, row);
      return !gone.has(row.id);
    });
    for (const insertion of change.insert ?? []) {
      const row = "row" in insertion ? insertion.row : removed.get(insertion.move);
      if (row) next.splice(insertion.at, 0, row);
    }
    rows = once(next);
  }
  if (change.rows?.length) {
    const patches = new Map(change.rows.map((patch) => [patch.id, patch]));
    rows = rows.map((row) => {
      const patch = patches.get(row.id);
      return patch ? { ...row, ...patch } : row;
    });
  }
  return {
    generation: window.generation,
    at: change.at,
    offset: window.offset,
    total: change.total ?? window.total,
    online: change.online ?? window.online,
    counts: change.counts ? { ...window.counts, ...change.counts } : window.counts,
    countries: change.countries ? withCountries(window.countries, change.countries) : window.countries,
    rows,
    ...beyond(window, change),
  };
}

/** Each visitor once, at the first position: a second row with the same id would never be removed. */
function once(rows: readonly Row[]): readonly Row[] {
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size === rows.length) return rows;
  return rows.filter(({ id }) => ids.delete(id));
}

/** Known visitors outside the window; those who move into it are known by their row there. */
function beyond(window: ListWindow, change: ListChangeNotice): Pick<ListWindow, "outside" | "gone"> {
  const inserted = change.insert?.flatMap((each) => "row" in each ? each.row.id : []) ?? [];
  const touched = inserted.some((id) => window.outside.has(id) || window.gone.has(id));
  if (!touched && !change.outside?.length && !change.gone?.length) {
    return { outside: window.outside, gone: window.gone };
  }
  const outside = new Map(window.outside);
  const gone = new Set(window.gone);
  for (const id of inserted) {
    outside.delete(id);
    gone.delete(id);
  }
  for (const row of change.outside ?? []) {
    outside.delete(row.id); // moved to the end, so that the oldest entries are first
    outside.set(row.id, row);
    gone.delete(row.id);
  }
  for (const id of change.gone ?? []) {
    outside.delete(id);
    gone.add(id);
  }
  return {
    outside: new Map([...outside].slice(-outsideLimit)),
    gone: new Set([...gone].slice(-outsideLimit)),
  };
}

function withCountries(before: Countries, change: Countries): Countries {
  const merged = Object.entries({ ...before, ...change });
  return Object.fromEntries(merged.filter(([, count]) => count > 0));
}

function sameRow(a: Row, b: Row): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Row>;
  for (const key of keys) {
    const left = a[key] ?? null;
    const right = b[key] ?? null;
    if (left === right) continue;
    if (!Array.isArray(left) || !Array.isArray(right) || left.join() !== right.join()) return false;
  }
  return true;
}
