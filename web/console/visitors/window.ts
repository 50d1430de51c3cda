import { fullWindow } from "./hold";

/** Which part of the list is requested, and which part of that is drawn. */

/** Pixels of a row with one line, and of one with two. */
export const rowHeights = { one: 36, two: 56 } as const;
/**
 * Above this width of the list an agent who chose more columns than fit scrolls sideways; below it rows have two
 * lines.
 */
const twoLinesBelow = 1000;

/** The height of the rows in `room` pixels, if the chosen columns need `least`. */
export function rowHeightIn(room: number, least: number): number {
  return room < Math.min(least, twoLinesBelow) ? rowHeights.two : rowHeights.one;
}

/** Rows drawn beyond the visible ones, so that fast scrolling shows no gaps. */
const overscan = 12;
/** A new window is requested when the visible part comes this close to its edge. */
const margin = 20;
/** Offsets of windows are multiples of this, so that small scrolling requests nothing. */
const step = 20;

export const windowCount = fullWindow;

export interface Span {
  first: number;
  /** Exclusive. */
  last: number;
}

/** The rows that are visible. */
export function visible(scrollTop: number, height: number, rowHeight: number): Span {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight));
  return { first, last: first + Math.ceil(height / rowHeight) + 1 };
}

/** The rows to draw: slightly more than visible, never beyond the list. */
export function drawn(span: Span, total: number): Span {
  return { first: Math.max(0, span.first - overscan), last: Math.min(total, span.last + overscan) };
}

/** Where the window should begin; unchanged while it covers the visible part. */
export function offsetFor(span: Span, offset: number, total: number): number {
  const before = span.first - margin < offset && offset > 0;
  const after = span.last + margin > offset + windowCount && offset + windowCount < total;
  if (!before && !after) return offset;
  const centred = span.first - (windowCount - (span.last - span.first)) / 2;
  return Math.max(0, Math.round(centred / step) * step);
}
