import type { ButtonHTMLAttributes } from "react";
import { Icon, type IconName } from "./Icon";

export type ButtonTone = "plain" | "primary" | "danger" | "quiet";

type Shared = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">;

/** A labelled button. `busy` keeps its size and ignores further clicks. */
export function Button(
  { tone = "plain", icon, busy = false, small = false, children, disabled, ...rest }: Shared & {
    tone?: ButtonTone;
    icon?: IconName;
    busy?: boolean;
    small?: boolean;
  },
) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${tone}${small ? " button-small" : ""}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {icon && <Icon name={icon} size={small ? 14 : 16} />}
      <span>{children}</span>
    </button>
  );
}

/** A button that is an icon; `label` is its name, `tip` (the label if absent) shows on hover and focus. */
export function IconButton(
  { icon, label, tip = label, tone = "quiet", size = 16, pressed, tipSide = "above", ...rest }: Shared & {
    icon: IconName;
    label: string;
    tip?: string;
    tone?: ButtonTone;
    size?: number;
    pressed?: boolean;
    tipSide?: "above" | "below" | "right" | "left";
  },
) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button button-${tone}`}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={tip}
      data-tip-side={tipSide}
    >
      <Icon name={icon} size={size} />
    </button>
  );
}
