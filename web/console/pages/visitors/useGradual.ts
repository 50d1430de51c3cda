import { useLayoutEffect, useRef, useState } from "react";
import { admit } from "./gradual";

/** The rows to draw of those that are `wanted`, the most wanted first; the others follow in the next frames. */
export function useGradual(wanted: readonly string[]): ReadonlySet<string> {
  const [, setTurn] = useState(0);
  const standing = useRef<ReadonlySet<string>>(new Set());
  const drawn = admit(wanted, standing.current);
  useLayoutEffect(() => {
    standing.current = drawn;
    if (drawn.size === wanted.length) return;
    const frame = requestAnimationFrame(() => setTurn((turn) => turn + 1));
    return () => cancelAnimationFrame(frame);
  });
  return drawn;
}
