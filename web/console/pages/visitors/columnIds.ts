import type { SortKey } from "../../../shared/wire-agent";

/** The columns of the visitor list, in their order. The first two are always there. */
export const columnIds = [
  "status",
  "name",
  "assignee",
  "page",
  "location",
  "timeOnSite",
  "timeOnPage",
  "pages",
  "visits",
  "chats",
  "widget",
  "queue",
  "referrer",
  "browser",
  "segments",
  "captured",
] as const;
export type ColumnId = typeof columnIds[number];

export const fixedColumns: readonly ColumnId[] = ["status", "name"];

export const defaultColumns: readonly ColumnId[] = [
  "status",
  "name",
  "assignee",
  "page",
  "location",
  "timeOnSite",
  "pages",
];

export function isColumn(text: string): text is ColumnId {
  return (columnIds as readonly string[]).includes(text);
}

/** What the server sorts by when the column's head is pressed; segments have no order. */
export const sortKeys: Record<ColumnId, SortKey | null> = {
  status: "status",
  name: "name",
  assignee: "assignee",
  page: "page",
  location: "location",
  timeOnSite: "timeOnSite",
  timeOnPage: "timeOnPage",
  pages: "pages",
  visits: "visits",
  chats: "chats",
  widget: "widget",
  queue: "queue",
  referrer: "referrer",
  browser: "browser",
  segments: null,
  captured: "captured",
};

const widths: Record<ColumnId, string> = {
  status: "minmax(208px, 1.1fr)",
  name: "minmax(130px, 1.2fr)",
  assignee: "minmax(72px, 0.6fr)",
  page: "minmax(150px, 2.4fr)",
  location: "minmax(88px, 0.9fr)",
  timeOnSite: "68px",
  timeOnPage: "68px",
  pages: "52px",
  visits: "52px",
  chats: "52px",
  widget: "minmax(90px, 0.8fr)",
  queue: "minmax(80px, 0.7fr)",
  referrer: "minmax(110px, 1fr)",
  browser: "minmax(120px, 1fr)",
  segments: "minmax(100px, 0.8fr)",
  captured: "76px",
};
const actionsWidth = "236px";

/** The grid's columns for those chosen, in their order. */
export function gridOf(columns: readonly ColumnId[]): string {
  return [...columnIds.filter((id) => columns.includes(id)).map((id) => widths[id]), actionsWidth].join(" ");
}
