import { memo } from "react";
import { type IconName, icons } from "./icons.generated";

export type { IconName };

/** A Lucide icon; decorative, the text is beside it or in the name of its button. */
export const Icon = memo(function Icon(
  { name, size = 16, className }: { name: IconName; size?: number; className?: string },
) {
  return (
    <svg
      className={className ? `icon ${className}` : "icon"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={icons[name]} />
    </svg>
  );
});
