import type { VisitorStatus } from "../../shared/wire-agent";
import { words } from "../words/words";
import { Icon, type IconName } from "../../ui/Icon";

export const statusIcons: Record<VisitorStatus, IconName> = {
  inSite: "eye",
  waitingForChat: "hourglass",
  chatting: "message-circle",
  chattingWithFlow: "workflow",
  chattingWithBot: "bot",
  manuallyInvited: "mail-plus",
  refusedByAgent: "circle-slash",
  refusedByVisitor: "circle-x",
  end: "circle-check",
};

/** A visitor's status: icon, word and colour, never colour alone. */
export function StatusBadge({ status }: { status: VisitorStatus }) {
  return (
    <span className={`status status-${status}`}>
      <Icon name={statusIcons[status]} size={14} />
      <span className="status-word">{words.status[status]}</span>
    </span>
  );
}
