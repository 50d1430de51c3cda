import { type RefObject, useEffect, useRef } from "react";
import { isOfInputMethod } from "../../shared/keys";
import { actionOfKey, perform } from "../visitor/actions";
import { dispatch, getState } from "../state/store";
import type { Shown } from "./hold";

interface Keys {
  shown: Shown;
  /** The row at the keyboard cursor. */
  active: string | null;
  setActive: (id: string) => void;
  scroller: RefObject<HTMLElement>;
  /** Of a row, in pixels. */
  rowHeight: number;
  onKeys: () => void;
}

/** The header's height: a row scrolled to the top must not be hidden by it. */
const headHeight = 34;
const pageStep = 15;

/** The keys of the list. None works while the agent types, nor over a dialog or a menu. */
export function useRowKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => handle(event, current.current);
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function handle(event: KeyboardEvent, keys: Keys): void {
  if (isOfInputMethod(event)) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  if (event.key === "?") return keys.onKeys();
  if (event.key === "Escape" && getState().panel !== null) return dispatch({ type: "panel", visitor: null });
  const step = steps[event.key];
  if (step !== undefined && isOfList(event.target)) {
    event.preventDefault();
    return move(keys, step);
  }
  const row = keys.active === null || keys.shown.gone.has(keys.active)
    ? undefined
    : keys.shown.rows.get(keys.active);
  // Single letters work only while the target row is visible.
  if (!row || event.repeat || !(event.target instanceof Element) || !event.target.closest(".rows")) return;
  if (event.key === "Enter" && event.target.matches("[data-visitor]")) {
    void perform("visitorInfo", row);
    return;
  }
  const action = actionOfKey(event.key, row.actions);
  if (!action) return;
  event.preventDefault();
  void perform(action, row);
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageStep,
  PageUp: -pageStep,
  Home: -Infinity,
  End: Infinity,
};

/** Moves up or down; an open Visitor Info follows. */
function move({ shown, active, setActive, scroller, rowHeight }: Keys, step: number): void {
  const present = shown.ids.filter((id) => shown.rows.has(id) && !shown.gone.has(id));
  if (present.length === 0) return;
  const here = active === null ? -1 : present.indexOf(active);
  const to = here < 0 ? 0 : Math.min(present.length - 1, Math.max(0, here + step));
  const id = present[to];
  setActive(id);
  if (getState().panel !== null) dispatch({ type: "panel", visitor: id });
  const element = scroller.current;
  if (!element) return;
  const top = (shown.offset + shown.ids.indexOf(id)) * rowHeight;
  const room = element.clientHeight - headHeight - rowHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top > element.scrollTop + room) element.scrollTop = top - room;
  requestAnimationFrame(() => {
    element.querySelector<HTMLElement>(`[data-visitor="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], dialog, [role=menu]") !== null;
}

/** Arrows belong to the list if it, or nothing, has the focus. */
function isOfList(target: EventTarget | null): boolean {
  return target instanceof Element && (target === document.body || target.closest(".rows, #main") !== null) &&
    target.closest(".info") === null;
}
