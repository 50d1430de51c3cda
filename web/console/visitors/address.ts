import {
  type Filter,
  type Sort,
  type SortKey,
  type VisitorStatus,
  visitorStatuses,
} from "../../shared/wire-agent";
import { columnIds, largestFirst, sortKeys } from "./columnIds";

/** How the list is looked at, as the address of the page says it: reload, Back and a link to a colleague keep it. */
export interface Place {
  filter: Filter;
  sort: Sort;
  /** The visitor whose Visitor Info is open. */
  visitor: string | null;
}

/** What there is to filter by; anything else in an address is ignored. */
export interface Known {
  widgets: { has(id: string): boolean };
  queues: { has(id: string): boolean };
  agents: { has(id: string): boolean };
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

export const usualSort: Sort = { by: "default", descending: false };

/** What one may look for at most; longer texts match nobody. */
export const searchLimit = 200;

/** An id as the protocol writes it. */
const visitorId = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** The order after a click on a column's head; numbers begin with the largest, texts with A. */
export function nextSort({ by, descending }: Sort, key: SortKey): Sort {
  const first = largestFirst.includes(key);
  if (by !== key) return { by: key, descending: first };
  return descending === first ? { by: key, descending: !first } : usualSort;
}

/** The order that the chips and columns have does not matter, so that equal places have equal addresses. */
export function searchOf({ filter, sort, visitor }: Place): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => value && query.set(name, value);
  put("status", visitorStatuses.filter((status) => filter.statuses?.includes(status)).join(","));
  put("widget", filter.widget);
  put("queue", filter.queue);
  put("agent", filter.assignee);
  put("country", filter.country);
  put("captured", filter.captured ? "1" : null);
  put("q", filter.text);
  if (sort.by !== "default") put("sort", `${sort.descending ? "-" : ""}${sort.by}`);
  put("visitor", visitor);
  const text = query.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** Reads an address; what is unknown or malformed in it counts as not there. */
export function placeOf(search: string, known: Known): Place {
  const query = new URLSearchParams(search);
  const oneOf = (name: string, ids: { has(id: string): boolean }) => {
    const id = query.get(name);
    return id !== null && ids.has(id) ? id : null;
  };
  const statuses = (query.get("status") ?? "").split(",").filter(isStatus);
  const country = query.get("country") ?? "";
  const visitor = query.get("visitor") ?? "";
  return {
    filter: {
      statuses: statuses.length > 0 ? visitorStatuses.filter((status) => statuses.includes(status)) : null,
      widget: oneOf("widget", known.widgets),
      queue: oneOf("queue", known.queues),
      assignee: query.get("agent") === "nobody" ? "nobody" : oneOf("agent", known.agents),
      country: /^[A-Z]{2}$/.test(country) ? country : null,
      captured: query.get("captured") === "1" ? true : null,
      text: [...query.get("q") ?? ""].slice(0, searchLimit).join(""),
    },
    sort: sortOf(query.get("sort") ?? ""),
    visitor: visitorId.test(visitor) ? visitor : null,
  };
}

function sortOf(text: string): Sort {
  const descending = text.startsWith("-");
  const by = descending ? text.slice(1) : text;
  return isSortKey(by) ? { by, descending } : usualSort;
}

function isStatus(text: string): text is VisitorStatus {
  return (visitorStatuses as readonly string[]).includes(text);
}

function isSortKey(text: string): text is SortKey {
  return columnIds.some((id) => sortKeys[id] === text);
}
