import type { AgentEntry } from "../../api/staff";
import { getState } from "../../console/state/store";
import { IconButton } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuItem } from "../../ui/Menu";
import { staffWords } from "../words/staff";
import type { AgentAction } from "./AgentActionDialog";

/** The buttons at the end of an agent's row: editing, and a menu with the rest. */
export function AgentActions({ agent, onDo }: { agent: AgentEntry; onDo: (action: AgentAction) => void }) {
  const { agents: words } = staffWords;
  const isMe = getState().me?.id === agent.id;
  const item = (
    type: Exclude<AgentAction["type"], "add">,
    label: string,
    icon: MenuItem["icon"],
  ): MenuItem => ({
    id: type,
    label,
    icon,
    onSelect: () => onDo({ type, agent }),
  });
  const items = [
    agent.active && item("link", agent.joined ? words.link.reset : words.link.invitation, "link"),
    agent.active && agent.locked !== undefined && item("unlock", words.unlock, "log-in"),
    agent.sessions > 0 && !isMe && item("endSessions", words.endSessions, "log-out"),
    !isMe && agent.active && item("deactivate", words.deactivate, "power"),
    !agent.active && item("reactivate", words.reactivate, "rotate-cw"),
  ].filter((each): each is MenuItem => each !== false);
  return (
    <>
      <IconButton
        icon="pencil"
        label={words.editOf(agent.name)}
        tip={words.edit}
        tipSide="left"
        onClick={() => onDo({ type: "edit", agent })}
      />
      <Menu className="icon-button button-quiet" label={words.actions(agent.name)} align="end" items={items}>
        <Icon name="ellipsis" />
      </Menu>
    </>
  );
}
