import {
  type Filter,
  type Sort,
  type SortKey,
  type VisitorStatus,
  visitorStatuses,
} from "../../shared/wire-agent";
import { columnIds, isLargestFirst, sortKeyOf } from "./columnIds";

/** The view of the list as stored in the page's address: reload, Back and a link to a colleague keep it. */
export interface Place {
  filter: Filter;
  sort: Sort;
  /** The visitor whose Visitor Info is open. */
  visitor: string | null;
}

/** The valid filters; anything else in an address is ignored. */
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

/** Maximum length of a search; longer texts match nobody. */
export const searchLimit = 200;

/** The format of an id in the protocol. */
const visitorId = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** The order after a click on a column's head; numbers begin with the largest, texts with A. */
export function nextSort({ by, descending }: Sort, key: SortKey): Sort {
  const first = isLargestFirst(key);
  if (by !== key) return { by: key, descending: first };
  return descending === first ? { by: key, descending: !first } : usualSort;
}

/** The order of chips and columns does not matter, so that equal views have equal addresses. */
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

/** Parses an address; unknown or malformed parts are ignored. */
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
  return columnIds.some((id) => sortKeyOf(id) === text);
}
