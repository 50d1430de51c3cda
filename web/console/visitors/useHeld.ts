import { useMemo, useRef } from "react";
import type { ListWindow } from "../state/list";
import { serverNow } from "../state/store";
import { type Difference, difference, follow, hold, noDifference, type Shown } from "./hold";

export interface Held {
  shown: Shown;
  difference: Difference;
}

/**
 * What to show of `list`: its order, or while `held` the order from when holding began. A new `question` (filter,
 * sort) gets its own order, held or not; so does each new `settled`.
 */
export function useHeld(list: ListWindow, held: boolean, question: unknown, settled: number): Held {
  const last = useRef<Memory | null>(null);
  return useMemo(() => {
    const before = last.current;
    const awaiting = before && before.question !== question ? list.generation : before?.awaiting ?? null;
    const answered = awaiting !== null && list.generation > awaiting;
    const kept = before && held && !answered && before.settled === settled && before.shown.ids.length > 0
      ? before
      : null;
    const shown = kept ? hold(kept.shown, list) : follow(list);
    const since = kept ? kept.since : serverNow();
    last.current = { shown, since, question, awaiting: answered ? null : awaiting, settled };
    return { shown, difference: kept ? difference(shown, list, since) : noDifference };
  }, [list, held, question, settled]);
}

interface Memory {
  shown: Shown;
  since: number;
  question: unknown;
  /** The generation of the list when another query was sent, until its answer arrives. */
  awaiting: number | null;
  settled: number;
}
