import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { drawnSpan, type Span } from "./drawn";

/** Which of the `count` entries of `list` are to be drawn while `scroller` is scrolled. */
export function useWindow(
  scroller: RefObject<HTMLElement>,
  list: RefObject<HTMLElement>,
  count: number,
): Span {
  const [span, setSpan] = useState<Span>(() => drawnSpan(count, 0, 0, 800));
  const look = useCallback(() => {
    const box = scroller.current;
    if (!box || !list.current) return;
    const next = drawnSpan(count, list.current.offsetTop, box.scrollTop, box.clientHeight);
    setSpan((before) => before.first === next.first && before.last === next.last ? before : next);
  }, [scroller, list, count]);
  useLayoutEffect(look); // the lists above may have grown
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const resized = new ResizeObserver(look);
    resized.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [scroller, look]);
  return { first: Math.min(span.first, count), last: Math.min(span.last, count) };
}
