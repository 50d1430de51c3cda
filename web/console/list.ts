import type { Countries, Counts, ListChangeNotice, ListNotice, Row } from "../shared/wire-agent";

/** The part of the visitor list that the server keeps current for us. */
export interface ListWindow {
  /** Grows with each whole window, so that an answer to a new question can be told from a change. */
  generation: number;
  at: number;
  offset: number;
  total: number;
  online: number;
  counts: Counts;
  countries: Countries;
  rows: readonly Row[];
}

/** A whole window replaces what was there; rows that are the same keep their identity, so they are not redrawn. */
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
    rows: notice.rows.map((row) => {
      const old = known.get(row.id);
      return old && sameRow(old, row) ? old : row;
    }),
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
    rows = next;
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
