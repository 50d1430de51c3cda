import { useLayoutEffect, useRef, useState } from "react";
import { admit, newRowsAFrame } from "./gradual";

/** The rows to draw among those `wanted`, by priority; the others follow in the next frames. */
export function useGradual(wanted: readonly string[]): ReadonlySet<string> {
  const [, setTurn] = useState(0);
  const standing = useRef<ReadonlySet<string>>(new Set());
  /** New rows in this frame: several causes may draw in it. */
  const made = useRef(0);
  const drawn = admit(wanted, standing.current, newRowsAFrame - made.current);
  useLayoutEffect(() => {
    const fresh = wanted.filter((id) => drawn.has(id) && !standing.current.has(id)).length;
    if (fresh > 0 && made.current === 0) requestAnimationFrame(() => made.current = 0);
    made.current += fresh;
    standing.current = drawn;
    if (drawn.size === wanted.length) return;
    const frame = requestAnimationFrame(() => setTurn((turn) => turn + 1));
    return () => cancelAnimationFrame(frame);
  });
  return drawn;
}
