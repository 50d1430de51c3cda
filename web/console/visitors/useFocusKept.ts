import { type RefObject, useEffect, useRef } from "react";
import { useFoyer } from "../state/useFoyer";
import type { Shown } from "./hold";
import { successor } from "./successor";

/** The row with the focus, or the one that had it before a dialog opened, and its position. */
interface Kept {
  id: string;
  index: number;
}

/** The row of an element. */
function visitorOf(element: Element | null): string | undefined {
  const row = element?.closest<HTMLElement>(".rows :is([data-visitor], [data-place-of])");
  return row?.dataset.visitor ?? row?.dataset.placeOf;
}

/**
 * If the focused row leaves the list, for instance because of a ban, the focus moves to the row that takes its
 * position, and not to the page.
 */
export function useFocusKept(
  shown: Shown,
  scroller: RefObject<HTMLElement>,
  setActive: (id: string) => void,
): void {
  const kept = useRef<Kept | null>(null);
  const current = useRef(shown);
  current.current = shown;
  const isDialogOpen = useFoyer((state) => state.dialog !== null);

  useEffect(() => {
    const onFocus = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest("dialog")) return;
      const id = visitorOf(target);
      kept.current = id === undefined ? null : { id, index: current.current.ids.indexOf(id) };
    };
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerdown", onFocus);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", onFocus);
    };
  }, []);

  useEffect(() => {
    if (kept.current === null) return;
    const index = shown.ids.indexOf(kept.current.id);
    const { id } = kept.current;
    if (shown.rows.has(id) && !shown.gone.has(id) && index >= 0) {
      kept.current = { ...kept.current, index };
      return;
    }
    const focused = document.activeElement;
    const isLost = focused === document.body ||
      visitorOf(focused) === id;
    if (isDialogOpen || !isLost) return;
    const next = successor(shown, kept.current.index);
    const row = next && scroller.current?.querySelector<HTMLElement>(`[data-visitor="${CSS.escape(next)}"]`);
    if (!next || !row) return;
    setActive(next);
    row.focus({ preventScroll: true });
  }, [shown, isDialogOpen, scroller, setActive]);
}
