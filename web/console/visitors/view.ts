import { useSyncExternalStore } from "react";
import type { Filter, Sort, SortKey } from "../../shared/wire-agent";
import { dispatch, getState } from "../state/store";
import { navigate } from "../places/router";
import { nextSort, noFilter, type Place, placeOf, searchOf, usualSort } from "./address";
import { type ColumnId, defaultColumns, isColumn } from "./columnIds";

/** This agent's view of the list. Filter and order are in the address; columns are stored permanently. */
export interface View {
  filter: Filter;
  sort: Sort;
  columns: readonly ColumnId[];
}

export { noFilter };

let view: View = { filter: noFilter, sort: usualSort, columns: defaultColumns };
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

/** Filters the list. Typing creates no history entry per letter. */
export function setFilter(change: Partial<Filter>): void {
  become({ ...view, filter: { ...view.filter, ...change } });
  write(change.text === undefined ? "push" : "replace");
}

/** First click: the more useful direction; second: the other one; third: the default order. */
export function sortBy(key: SortKey): void {
  become({ ...view, sort: nextSort(view.sort, key) });
  write("push");
}

const listPath = "/console/visitors";

/** Applies the address; one without settings leaves the list as the agent last saw it. */
export function openAddress(): void {
  if (location.search === "") write("replace");
  else followAddress();
}

/** Applies the address, after Back, Forward or a link. */
export function followAddress(): void {
  if (location.pathname !== listPath) return;
  const { widgets, queues, agents, panel } = getState();
  const place = placeOf(location.search, { widgets, queues, agents });
  const asked = { filter: place.filter, sort: place.sort };
  if (searchOf({ ...asked, visitor: null }) !== searchOf({ ...view, visitor: null })) {
    become({ ...view, ...asked });
  }
  if (place.visitor !== panel) dispatch({ type: "panel", visitor: place.visitor });
}

/** Puts the visitor of the open Visitor Info into the address; moving from one to the next is one history entry. */
export function writePanel(before: string | null, now: string | null): void {
  if (before !== now) write(before !== null && now !== null ? "replace" : "push");
}

function write(how: "push" | "replace"): void {
  if (location.pathname !== listPath) return;
  const place: Place = { filter: view.filter, sort: view.sort, visitor: getState().panel };
  navigate(listPath + searchOf(place), how);
}

export function isFiltered(filter: Filter): boolean {
  return Object.entries(filter).some(([, value]) => value !== null && value !== "");
}

/** Restores the columns that this agent chose in this browser. */
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
  if (columnsKey) keep(columnsKey, next.join(","));
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden here: the default columns
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // storage is forbidden here: the choice lasts until the page is closed
  }
}
