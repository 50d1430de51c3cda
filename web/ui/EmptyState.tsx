import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

/** The content of an empty list: what that means, and the next step. */
export function EmptyState(
  { icon, title, children }: { icon: IconName; title: string; children?: ReactNode },
) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} size={24} />
      </span>
      <h2 className="empty-title">{title}</h2>
      {children && <div className="empty-body">{children}</div>}
    </div>
  );
}
