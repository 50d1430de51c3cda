import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./Button";
import { Countdown } from "./countdown";
import { Icon } from "./Icon";
import { uiWords } from "./words";

/** How long a toast stays, in milliseconds, while the page is visible and the pointer is elsewhere. */
const toastTime = 8_000;

/** What a line that is cut says in full, where that is plain text. */
function textOf(line: ReactNode): string | undefined {
  return typeof line === "string" ? line : undefined;
}

/** One toast. It closes by itself unless it `stays`; not while it is pointed at, has the focus, or the page is hidden. */
export function ToastCard(
  { icon, tone, title, detail, stays = false, onClose, children }: {
    icon: Parameters<typeof Icon>[0]["name"];
    tone: string;
    title: ReactNode;
    detail?: ReactNode;
    stays?: boolean;
    onClose: () => void;
    children?: ReactNode;
  },
) {
  const card = useRef<HTMLDivElement>(null);
  const closing = useRef(onClose);
  closing.current = onClose;
  useEffect(() => {
    const element = card.current;
    if (stays || !element) return;
    const countdown = new Countdown(toastTime, () => closing.current());
    let pointed = false;
    const look = () => {
      const isRead = pointed || element.contains(document.activeElement);
      if (isRead || document.visibilityState === "hidden") countdown.pause();
      else countdown.run();
    };
    const enter = () => {
      pointed = true;
      look();
    };
    const leave = () => {
      pointed = false;
      look();
    };
    const blur = () => queueMicrotask(look); // only then is the focus at its new position
    element.addEventListener("pointerenter", enter);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("focusin", look);
    element.addEventListener("focusout", blur);
    document.addEventListener("visibilitychange", look);
    look();
    return () => {
      countdown.pause();
      document.removeEventListener("visibilitychange", look);
      element.removeEventListener("pointerenter", enter);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("focusin", look);
      element.removeEventListener("focusout", blur);
    };
  }, [stays]);
  return (
    <div ref={card} className={`toast toast-${tone}`}>
      <Icon name={icon} />
      <div className="toast-text">
        <strong title={textOf(title)}>{title}</strong>
        {detail && <span title={textOf(detail)}>{detail}</span>}
      </div>
      {children}
      <IconButton icon="x" size={14} label={uiWords().dismiss} tipSide="left" onClick={onClose} />
    </div>
  );
}
