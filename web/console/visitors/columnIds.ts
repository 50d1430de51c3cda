import type { SortKey } from "../../shared/wire-agent";

/** The columns of the visitor list, in order. The first two are always shown. */
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

/** The server's sort key of the column; segments have none. */
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

/** Columns of numbers and times: sorting begins with the largest. */
export const largestFirst: readonly SortKey[] = [
  "timeOnSite",
  "timeOnPage",
  "pages",
  "visits",
  "chats",
];

/** The minimum width in pixels, and the share of the remaining space (0 for none). */
const widths: Record<ColumnId, readonly [least: number, share: number]> = {
  status: [196, 0.6],
  name: [128, 1.2],
  assignee: [64, 0.6],
  page: [130, 2.6],
  location: [78, 0.9],
  timeOnSite: [86, 0],
  timeOnPage: [92, 0],
  pages: [52, 0],
  visits: [56, 0],
  chats: [56, 0],
  widget: [90, 0.8],
  queue: [80, 0.7],
  referrer: [110, 1],
  browser: [130, 1],
  segments: [100, 0.8],
  captured: [80, 0],
};
const actionsWidth = 240;
const rowPadding = 24;

/** The content of a row with two lines: what agents decide by. */
export const twoLineColumns: readonly ColumnId[] = [
  "status",
  "name",
  "assignee",
  "page",
  "location",
  "timeOnSite",
  "pages",
];

/** The columns to show, in order. */
export function inOrder(columns: readonly ColumnId[]): readonly ColumnId[] {
  return columnIds.filter((id) => columns.includes(id));
}

/** The grid for these columns, and the width below which the list scrolls sideways. */
export function gridOf(columns: readonly ColumnId[]): { columns: string; least: number } {
  const each = inOrder(columns).map((id) => widths[id]);
  const tracks = each.map(([least, share]) => share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`);
  const least = each.reduce((sum, [width]) => sum + width, actionsWidth + rowPadding);
  return { columns: [...tracks, `${actionsWidth}px`].join(" "), least };
}
