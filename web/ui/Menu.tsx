import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { isOfInputMethod } from "../shared/keys";
import { Icon, type IconName } from "./Icon";

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  /** If given, the item is a choice, and this tells whether it is chosen. */
  checked?: boolean;
  /** A short note at the right, such as a count. */
  hint?: string;
  disabled?: boolean;
  onSelect: () => void;
  /** The menu stays open, for choosing several. */
  stays?: boolean;
}

/** A button that opens a menu: arrows move, Enter chooses, Escape closes, typing letters jumps. */
export function Menu(
  { label, children, items, className = "button button-plain", align = "start", side = "below", tip }: {
    /** The button's name if its content is not text. */
    label?: string;
    children: ReactNode;
    items: readonly MenuItem[];
    className?: string;
    align?: "start" | "end";
    side?: "below" | "above";
    tip?: string;
  },
) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    entries(list.current).at(0)?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [open]);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    event.stopPropagation();
    if (isOfInputMethod(event.nativeEvent)) return;
    const all = entries(list.current);
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => {
      event.preventDefault();
      all.at(index % all.length)?.focus();
    };
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (event.key === "ArrowDown") to(here + 1);
    else if (event.key === "ArrowUp") to(here - 1);
    else if (event.key === "Home") to(0);
    else if (event.key === "End") to(-1);
    else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const order = [...all.slice(here + 1), ...all.slice(0, here + 1)];
      order.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    }
  }

  return (
    <div className="menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-tip={open ? undefined : tip}
        data-tip-side="below"
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={0}
          className={`menu-list menu-${align} menu-${side}`}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role={item.checked === undefined
                ? "menuitem"
                : item.stays
                ? "menuitemcheckbox"
                : "menuitemradio"}
              aria-checked={item.checked}
              disabled={item.disabled}
              tabIndex={-1}
              className="menu-item"
              onClick={() => {
                if (!item.stays) close();
                item.onSelect();
              }}
            >
              <span className="menu-mark">
                {item.checked
                  ? <Icon name="check" size={14} />
                  : item.icon && <Icon name={item.icon} size={14} />}
              </span>
              <span className="menu-label">{item.label}</span>
              {item.hint && <span className="menu-hint">{item.hint}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function entries(list: HTMLElement | null): HTMLElement[] {
  return list ? [...list.querySelectorAll<HTMLElement>(".menu-item:not(:disabled)")] : [];
}
