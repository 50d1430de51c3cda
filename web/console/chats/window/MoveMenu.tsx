import type { Chat } from "../../../shared/wire-agent";
import { Refused } from "../../../shared/refused";
import { Menu } from "../../../ui/Menu";
import { permits } from "../../state/permissions";
import { toastRefusal } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { chatWords } from "../../words/words";

/** Moves a waiting chat to another queue; for those who manage queues, where there is more than one. */
export function MoveMenu({ chat }: { chat: Chat }) {
  const held = useFoyer((state) => state.permissions);
  const queues = useFoyer((state) => state.queues);
  const others = [...queues.values()].filter(({ id }) => id !== chat.queue)
    .sort((left, right) => left.name.localeCompare(right.name));
  if (!permits(held, "manageQueues") || others.length === 0) return null;
  return (
    <Menu
      align="end"
      side="above"
      className="button button-plain button-small"
      items={others.map(({ id, name }) => ({ id, label: name, onSelect: () => void move(chat.id, id) }))}
    >
      {chatWords.band.move}
    </Menu>
  );
}

async function move(chat: string, queue: string): Promise<void> {
  try {
    const { moveChat } = await import("../../../api/why");
    await moveChat(chat, queue);
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
    toastRefusal(why);
  }
}
