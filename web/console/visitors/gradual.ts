/**
 * New rows in one frame: one takes about a millisecond with its style and layout, and a frame has sixteen. Visible
 * rows are there after three frames, those beyond after six.
 */
export const newRowsAFrame = 8;

/** Which of the wanted rows are drawn now: existing ones, and the first new ones within `room`. */
export function admit(
  wanted: readonly string[],
  standing: ReadonlySet<string>,
  room = newRowsAFrame,
): ReadonlySet<string> {
  return new Set(wanted.filter((id) => standing.has(id) || room-- > 0));
}
