import type { SortKey } from "../../shared/wire-agent";

/** All that the list has to know of a column, besides its words and its cell. */
interface Column {
  /** What the server sorts by when the head is pressed; null where there is no order. */
  sort: SortKey | null;
  /** The least width in pixels, and the share of what is left over (0: no more than the least). */
  width: readonly [least: number, share: number];
  /** Fixed columns are always there; usual ones unless the agent has taken them away, and on rows of two lines. */
  shown?: "fixed" | "usual";
  /** Numbers and times are aligned at the right, and sorted by the largest first. */
  isNumber?: true;
}

/** Takes the names of the columns from their table. */
function named<Id extends string>(table: Readonly<Record<Id, Column>>): Readonly<Record<Id, Column>> {
  return table;
}

/** The columns of the visitor list, in their order. */
const columns = named({
  status: { sort: "status", width: [196, 0.6], shown: "fixed" },
  name: { sort: "name", width: [128, 1.2], shown: "fixed" },
  assignee: { sort: "assignee", width: [64, 0.6], shown: "usual" },
  page: { sort: "page", width: [130, 2.6], shown: "usual" },
  location: { sort: "location", width: [78, 0.9], shown: "usual" },
  timeOnSite: { sort: "timeOnSite", width: [86, 0], shown: "usual", isNumber: true },
  timeOnPage: { sort: "timeOnPage", width: [92, 0], isNumber: true },
  pages: { sort: "pages", width: [52, 0], shown: "usual", isNumber: true },
  visits: { sort: "visits", width: [56, 0], isNumber: true },
  chats: { sort: "chats", width: [56, 0], isNumber: true },
  widget: { sort: "widget", width: [90, 0.8] },
  queue: { sort: "queue", width: [80, 0.7] },
  referrer: { sort: "referrer", width: [110, 1] },
  browser: { sort: "browser", width: [130, 1] },
  segments: { sort: null, width: [100, 0.8] },
  captured: { sort: "captured", width: [80, 0] },
});

export type ColumnId = keyof typeof columns;

export const columnIds = Object.keys(columns) as readonly ColumnId[];

export const fixedColumns = columnIds.filter((id) => columns[id].shown === "fixed");

/** The columns of an agent who has chosen none; also what a row on two lines shows: all that an agent decides by. */
export const defaultColumns = columnIds.filter((id) => columns[id].shown);

export function isColumn(text: string): text is ColumnId {
  return Object.hasOwn(columns, text);
}

/** What the server sorts by when the column's head is pressed; null where there is no order. */
export function sortKeyOf(id: ColumnId): SortKey | null {
  return columns[id].sort;
}

/** Whether the first press of a head sorts by the largest. */
export function isLargestFirst(key: SortKey): boolean {
  return columnIds.some((id) => columns[id].sort === key && columns[id].isNumber);
}

/** The classes of a column's cells. */
export function classOf(id: ColumnId): string {
  return columns[id].isNumber ? `cell-${id} cell-number` : `cell-${id}`;
}

const actionsWidth = 240;
const rowPadding = 24;

/** The columns to show, in their order. */
export function inOrder(chosen: readonly ColumnId[]): readonly ColumnId[] {
  return columnIds.filter((id) => chosen.includes(id));
}

/** The grid for these columns, and the width below which the list scrolls sideways. */
export function gridOf(chosen: readonly ColumnId[]): { columns: string; least: number } {
  const each = inOrder(chosen).map((id) => columns[id].width);
  const tracks = each.map(([least, share]) => share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`);
  const least = each.reduce((sum, [width]) => sum + width, actionsWidth + rowPadding);
  return { columns: [...tracks, `${actionsWidth}px`].join(" "), least };
}
