import { useSyncExternalStore } from "react";
import type { Filter, Sort, SortKey } from "../../shared/wire-agent";
import { getState, tell } from "../state/store";
import { navigate } from "../places/router";
import { nextSort, noFilter, type Place, placeOf, searchOf, usualSort } from "./address";
import { type ColumnId, defaultColumns, isColumn } from "./columnIds";

/** How this agent looks at the list. Filter and order stand in the address; columns are kept for ever. */
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

/** Narrows the list. Typing does not make a new place to come back to for each letter. */
export function setFilter(change: Partial<Filter>): void {
  become({ ...view, filter: { ...view.filter, ...change } });
  write(change.text === undefined ? "push" : "replace");
}

/** First click: the way that is wanted most often; second: the other way; third: the order that helps most. */
export function sortBy(key: SortKey): void {
  become({ ...view, sort: nextSort(view.sort, key) });
  write("push");
}

const listPath = "/console/visitors";

/** Takes up what the address says; an address that says nothing leaves the list as the agent last looked at it. */
export function openAddress(): void {
  if (location.search === "") write("replace");
  else followAddress();
}

/** Takes up what the address says, after Back, Forward or a link. */
export function followAddress(): void {
  if (location.pathname !== listPath) return;
  const { widgets, queues, agents, panel } = getState();
  const place = placeOf(location.search, { widgets, queues, agents });
  const asked = { filter: place.filter, sort: place.sort };
  if (searchOf({ ...asked, visitor: null }) !== searchOf({ ...view, visitor: null })) {
    become({ ...view, ...asked });
  }
  if (place.visitor !== panel) tell({ type: "panel", visitor: place.visitor });
}

/** Puts the visitor whose Visitor Info is open into the address; going from one to the next is one place. */
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
  if (columnsKey) keep(columnsKey, next.join(","));
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden here: the usual columns
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // storage is forbidden here: the choice lasts as long as the page
  }
}
