import { useSyncExternalStore } from "react";
import type { Filter, Sort, SortKey } from "../../../shared/wire-agent";
import { type ColumnId, defaultColumns, isColumn } from "./columnIds";

/** How this agent looks at the list: filter, order, columns. Kept while on other pages; columns for ever. */
export interface View {
  filter: Filter;
  sort: Sort;
  columns: readonly ColumnId[];
}

export const noFilter: Filter = {
  statuses: null,
  widget: null,
  queue: null,
  assignee: null,
  country: null,
  captured: null,
  text: "",
};

let view: View = { filter: noFilter, sort: { by: "default", descending: false }, columns: defaultColumns };
let columnsKey: string | null = null;
const listeners = new Set<() => void>();

function become(next: View): void {
  view = next;
  for (const listener of listeners) listener();
}

export function useView(): View {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => view);
}

export function setFilter(change: Partial<Filter>): void {
  become({ ...view, filter: { ...view.filter, ...change } });
}

/** First click: rising; second: falling; third: the order that helps most. */
export function sortBy(key: SortKey): void {
  const { by, descending } = view.sort;
  if (by !== key) become({ ...view, sort: { by: key, descending: false } });
  else if (!descending) become({ ...view, sort: { by: key, descending: true } });
  else become({ ...view, sort: { by: "default", descending: false } });
}

export function isFiltered(filter: Filter): boolean {
  return Object.entries(filter).some(([, value]) => value !== null && value !== "");
}

/** Takes up the columns that this agent chose here before. */
export function rememberColumnsOf(agent: string): void {
  const key = `foyer.columns.${agent}`;
  if (columnsKey === key) return;
  columnsKey = key;
  const kept = read(key)?.split(",").filter(isColumn) ?? [];
  become({ ...view, columns: kept.length > 0 ? kept : defaultColumns });
}

export function toggleColumn(column: ColumnId): void {
  const { columns } = view;
  const next = columns.includes(column) ? columns.filter((each) => each !== column) : [...columns, column];
  become({ ...view, columns: next });
  if (columnsKey) write(columnsKey, next.join(","));
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden here: the usual columns
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // storage is forbidden here: the choice lasts as long as the page
  }
}
