import type { Chat } from "../../../shared/wire-agent";
import { IconButton } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { useFoyer } from "../../state/useFoyer";
import { hasDraft } from "../composer/Composer";
import { isOver } from "../../state/chats";
import { chatWords } from "../../words/words";

const words = chatWords.lost;

/** Shows at once that the agent may no longer write here, and why. */
export function LostNotice({ chat, onDismiss }: { chat: Chat; onDismiss: () => void }) {
  const agent = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name : undefined);
  return (
    <div className="lost-notice" role="alert">
      <Icon name="triangle-alert" />
      <p>
        {reason(chat, agent ?? chatWords.message.agent)} {hasDraft(chat.id) && words.draft}
      </p>
      <IconButton icon="x" size={14} label={words.dismiss} tipSide="left" onClick={onDismiss} />
    </div>
  );
}

function reason(chat: Chat, agent: string): string {
  if (isOver(chat)) return words.ended;
  if (chat.status === "waitingForChat") return words.queue;
  if (chat.status === "chattingWithFlow") return words.flow;
  if (chat.status === "chattingWithBot") return words.bot;
  return words.to(agent);
}
