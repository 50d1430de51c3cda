import type { Chat } from "../../../shared/wire-agent";
import { FormDialog } from "../../../ui/FormDialog";
import { command, toastRefusal } from "../../state/store";
import { chatWords } from "../../words/words";

const words = chatWords.end;

/** Asks for confirmation before a chat is ended. */
export function EndDialog({ chat, onClose, onEnd }: { chat: Chat; onClose: () => void; onEnd: () => void }) {
  return (
    <FormDialog
      title={words.title}
      send={() => {
        onEnd();
        return command({ type: "end", visitor: chat.visitor, chat: chat.id });
      }}
      onRefused={(why) => {
        toastRefusal(why);
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.body(chat.visitorName)}</p>
    </FormDialog>
  );
}
