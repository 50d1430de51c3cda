import { useCallback, useMemo, useRef, useState } from "react";
import { follow, hold, type Shown } from "./held";
import { useHovered } from "./useHovered";

/**
 * What to show of the list `live`: itself, or while `isHeld` the places of when holding began. Another `settled` shows the live
 * list once. `more` and `now` are those of `hold`.
 */
export function useHeldItems<Item extends { id: string }>(
  live: readonly Item[],
  { isHeld, settled, more = 0, now }: {
    isHeld: boolean;
    settled: number;
    more?: number;
    now?: (id: string) => Item | undefined;
  },
): Shown<Item> {
  const last = useRef<{ shown: Shown<Item>; settled: number } | null>(null);
  return useMemo(() => {
    const before = isHeld && last.current?.settled === settled ? last.current.shown : null;
    const shown = before === null ? follow(live, more) : hold(before, live, more, now);
    last.current = { shown, settled };
    return shown;
  }, [live, more, now, isHeld, settled]);
}

/**
 * Whether somebody points at an element, with the mouse or by the keyboard's focus; what the element needs to tell; and `release`,
 * for when something else shows that they do not, until they move again.
 */
export function usePointed() {
  const { isHovered, leave, handlers: hovering } = useHovered();
  const [isFocused, setFocused] = useState(false);
  const handlers = {
    ...hovering,
    onFocus: (event: React.FocusEvent) =>
      setFocused(
        event.target !== event.currentTarget && event.target.matches(":focus-visible"),
      ),
    onBlur: (event: React.FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
    },
  };
  const release = useCallback(() => {
    leave();
    setFocused(false);
  }, [leave]);
  return { isPointed: isHovered || isFocused, release, handlers };
}
