import { useCallback, useEffect, useRef, useState } from "react";

/**
 * Whether the mouse is over an element; what the element needs to report; and `leave`, for when something else shows that it is not,
 * until it moves again.
 */
export function useHovered() {
  const [isHovered, setHovered] = useState(false);
  const element = useRef<Element | null>(null);
  const leave = useCallback(() => setHovered(false), []);
  const enter = useCallback((event: React.PointerEvent) => {
    if (event.pointerType === "touch") return;
    element.current = event.currentTarget;
    setHovered(true);
  }, []);

  // Where a button under the pointer was removed, some browsers do not report that the pointer leaves what was around it.
  useEffect(() => {
    if (!isHovered) return;
    const over = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) leave();
    };
    document.addEventListener("pointerover", over, true);
    return () => document.removeEventListener("pointerover", over, true);
  }, [isHovered, leave]);

  return {
    isHovered,
    leave,
    handlers: { onPointerEnter: enter, onPointerMove: enter, onPointerLeave: leave },
  };
}
