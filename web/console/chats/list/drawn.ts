/** Every entry of a list has this height in pixels, so that positions can be computed. */
export const entryHeight = 50;

/** Entries drawn beyond the visible ones, so that fast scrolling shows no gaps. */
const overscan = 8;

export interface Span {
  first: number;
  /** Exclusive. */
  last: number;
}

/** The entries of a list to draw: it begins at `top` of a box that is scrolled to `scrolled` and `height` high. */
export function drawnSpan(count: number, top: number, scrolled: number, height: number): Span {
  const at = (pixels: number) => Math.min(count, Math.max(0, Math.floor(pixels / entryHeight)));
  const first = at(scrolled - top - overscan * entryHeight);
  return { first, last: Math.max(first, at(scrolled - top + height + (overscan + 1) * entryHeight)) };
}
