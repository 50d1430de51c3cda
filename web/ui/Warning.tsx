import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

/** A warning; with role `alert`, it is announced at once. */
export function Warning({ icon = "triangle-alert", isAlert = false, children }: {
  icon?: IconName;
  isAlert?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="warning" role={isAlert ? "alert" : undefined}>
      <Icon name={icon} size={14} />
      <div>{children}</div>
    </div>
  );
}
