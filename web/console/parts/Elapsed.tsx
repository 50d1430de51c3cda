import { useLayoutEffect, useRef } from "react";
import { clock } from "../../words/format";
import { serverNow } from "../state/store";
import { everySecond } from "./ticker";

/** The time since `since`, ticking; or the time until `until`, fixed. */
export function Elapsed({ since, until }: { since: number; until?: number | null }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = () => {
      if (element.current) element.current.textContent = clock((until ?? serverNow()) - since);
    };
    if (until != null) return write();
    return everySecond(write);
  }, [since, until]);
  return <span ref={element} className="elapsed" />;
}
