import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { followsEnd } from "../../../shared/followEnd";

/** Within this distance of the end counts as at the end: about one line. */
const nearEnd = 48;

/** Within this distance of the beginning, older messages are requested. */
const nearStart = 240;

/** The properties of the list that scrolling depends on. */
export type Extent = { first: number; last: number; more: boolean };

/**
 * Keeps the end in view if it was, and otherwise the part being read. `older` is called once for each beginning that
 * comes near; `behind` counts unseen messages below.
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
  }); // after every drawing: whatever grew, the end stays in view

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
    // the box below grows and windows are resized: the end stays in view
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
