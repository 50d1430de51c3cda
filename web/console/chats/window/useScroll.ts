import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { followsEnd } from "../../../shared/followEnd";

/** This near to the end counts as being there: a line or so. */
const nearEnd = 48;

/** This near to the beginning, older messages are asked for. */
const nearStart = 240;

/** What the list shows, as far as scrolling has to know. */
export type Extent = { first: number; last: number; more: boolean };

/**
 * Keeps the end in sight when it was, and what is being read where it is otherwise.
 *
 * `older` is called once for each beginning that comes near; `behind` counts what came below unseen.
 */
export function useScroll(
  box: RefObject<HTMLDivElement>,
  { first, last, more }: Extent,
  older: () => void,
): { isAtEnd: boolean; behind: number; toEnd: () => void } {
  const [isAtEnd, setAtEnd] = useState(true);
  const [seenLast, setSeenLast] = useState(last);
  const stuck = useRef(true);
  const before = useRef({ first, height: 0 });
  const asked = useRef(-1);

  const lookUp = useCallback(() => {
    const element = box.current;
    if (!element || !more || element.scrollTop > nearStart || asked.current === first) return;
    asked.current = first;
    older();
  }, [box, more, first, older]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (stuck.current) element.scrollTop = element.scrollHeight;
    else if (first < before.current.first) element.scrollTop += element.scrollHeight - before.current.height;
    before.current = { first, height: element.scrollHeight };
    lookUp();
  }); // after every drawing: whatever grew, a message or a word about it, the end stays the end

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let top = element.scrollTop;
    const moved = () => {
      stuck.current = followsEnd(stuck.current, top, element, nearEnd);
      top = element.scrollTop;
      setAtEnd(stuck.current);
      lookUp();
    };
    // the box below grows and windows are resized: the end stays the end
    const resized = new ResizeObserver(() => {
      if (stuck.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener("scroll", moved, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", moved);
      resized.disconnect();
    };
  }, [box, lookUp]);

  useEffect(() => {
    if (isAtEnd) setSeenLast(last);
  }, [isAtEnd, last]);

  const toEnd = useCallback(() => {
    const element = box.current;
    stuck.current = true;
    if (element) element.scrollTop = element.scrollHeight;
  }, [box]);

  return { isAtEnd, behind: isAtEnd ? 0 : Math.max(0, last - seenLast), toEnd };
}
