import { type AgentEntry, changeAgent, endSessions, unlock } from "../../api/staff";
import { toast, toastRefusal } from "../../console/state/store";
import { FormDialog } from "../../ui/FormDialog";
import { staffWords } from "../words/staff";
import { AddAgentDialog, EditAgentDialog } from "./AgentDialog";
import type { StaffList } from "./AgentsPage";
import { LinkDialog } from "./LinkDialog";

type Confirmed = "deactivate" | "reactivate" | "endSessions" | "unlock";

/** The purpose of the open dialog. */
export type AgentAction =
  | { readonly type: "add" }
  | { readonly type: "edit" | "link" | Confirmed; readonly agent: AgentEntry };

export function AgentActionDialog({ action, staff, onClose, onChanged }: {
  action: AgentAction;
  staff: StaffList;
  onClose: () => void;
  onChanged: () => void;
}) {
  switch (action.type) {
    case "add":
      return <AddAgentDialog staff={staff} onClose={onClose} onChanged={onChanged} />;
    case "edit":
      return <EditAgentDialog agent={action.agent} staff={staff} onClose={onClose} onChanged={onChanged} />;
    case "link":
      return <LinkDialog agent={action.agent} onClose={onClose} />;
    case "deactivate":
    case "reactivate":
    case "endSessions":
    case "unlock":
      return (
        <ConfirmDialog
          type={action.type}
          agent={action.agent}
          onClose={onClose}
          onChanged={onChanged}
        />
      );
  }
}

function ConfirmDialog({ type, agent, onClose, onChanged }: {
  type: Confirmed;
  agent: AgentEntry;
  onClose: () => void;
  onChanged: () => void;
}) {
  const words = staffWords.confirm[type];
  return (
    <FormDialog
      title={words.title(agent.name)}
      confirm={words.button}
      tone={type === "deactivate" || type === "endSessions" ? "danger" : "primary"}
      send={async () => {
        await perform(type, agent);
        toast(words.done(agent.name));
        onChanged();
      }}
      onRefused={(why) => {
        toastRefusal(why);
        onChanged(); // the list is older than the server's
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.body}</p>
    </FormDialog>
  );
}

function perform(type: Confirmed, agent: AgentEntry): Promise<void> {
  switch (type) {
    case "deactivate":
      return changeAgent(agent, { active: false });
    case "reactivate":
      return changeAgent(agent, { active: true });
    case "endSessions":
      return endSessions(agent.id);
    case "unlock":
      return unlock(agent.id);
  }
}
