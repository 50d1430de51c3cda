import type { Chat } from "../../../shared/wire-agent";
import { IconButton } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { useFoyer } from "../../store";
import { hasDraft } from "./Composer";
import type { Lost } from "./lostRight";
import { chatWords } from "./messages";

const words = chatWords.lost;

/** Says at once that the agent may no longer write here, and why. */
export function LostNotice({ chat, lost, onDismiss }: { chat: Chat; lost: Lost; onDismiss: () => void }) {
  const agent = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name : undefined);
  return (
    <div className="lost-notice" role="alert">
      <Icon name="triangle-alert" />
      <p>{reason(lost, agent ?? chatWords.message.agent)} {hasDraft(chat.id) && words.draft}</p>
      <IconButton icon="x" size={14} label={words.dismiss} tipSide="left" onClick={onDismiss} />
    </div>
  );
}

function reason(lost: Lost, agent: string): string {
  switch (lost) {
    case "monitoring":
      return words.to(agent);
    case "flow":
      return words.flow;
    case "bot":
      return words.bot;
    case "waiting":
      return words.queue;
    case "ended":
      return words.ended;
    default: {
      const never: never = lost;
      return never;
    }
  }
}
