/**
 * New rows in one frame: making one takes about a millisecond with its style and layout, and a frame has sixteen. What is
 * visible is there after three frames, what lies beyond after six.
 */
export const newRowsAFrame = 8;

/** Which of the wanted rows are drawn now: those that stand already, and the first new ones that there is `room` for. */
export function admit(
  wanted: readonly string[],
  standing: ReadonlySet<string>,
  room = newRowsAFrame,
): ReadonlySet<string> {
  return new Set(wanted.filter((id) => standing.has(id) || room-- > 0));
}
