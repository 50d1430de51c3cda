import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { isOfInputMethod } from "../../shared/keys";
import { Button } from "../../ui/Button";
import { words } from "../words/words";

const WhyPanel = lazy(() => import("./why/WhyPanel"));

/** Opens a panel beside it that answers why a chat is where it is. */
export function WhyButton({ chat, version }: {
  chat: string;
  /** The answer is asked for again when it changes. */
  version: number;
}) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [isOpen]);

  return (
    <span
      className="why"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen || isOfInputMethod(event.nativeEvent)) return;
        event.stopPropagation();
        setOpen(false);
        root.current?.querySelector("button")?.focus();
      }}
    >
      <Button small tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words.why}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <WhyPanel key={`${chat} ${version}`} chat={chat} />
        </Suspense>
      )}
    </span>
  );
}
