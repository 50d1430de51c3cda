/** The measures of a scrolled box that the rule needs, in CSS pixels. */
export type Scrolled = Pick<Element, "scrollTop" | "scrollHeight" | "clientHeight">;

/**
 * Whether a conversation keeps following its end after a scroll event.
 *
 * Only the reader stops it, by scrolling up. A box that became smaller, or content that grew, also moves the end away;
 * the scroll event of an earlier movement may arrive after that, so the distance to the end alone must not decide.
 *
 * @param follows whether it followed before the event
 * @param from the scroll position of the event before, in CSS pixels
 * @param near this close to the end counts as being there, in CSS pixels
 */
export function followsEnd(follows: boolean, from: number, box: Scrolled, near: number): boolean {
  return box.scrollHeight - box.scrollTop - box.clientHeight < near || follows && box.scrollTop >= from;
}
