import { removeBan } from "../../api/bans";
import { toast, toastRefusal } from "../../console/state/store";
import type { Ban } from "../../shared/wire-agent";
import { FormDialog } from "../../ui/FormDialog";
import { adminWords } from "../words/words";

const words = adminWords.remove;

/** Asks for confirmation before a ban is removed. */
export function RemoveDialog(
  { ban, onClose, onRemoved }: { ban: Ban; onClose: () => void; onRemoved: () => void },
) {
  return (
    <FormDialog
      title={words.title}
      confirm={words.confirm}
      icon="trash"
      tone="danger"
      send={async () => {
        await removeBan(ban.id);
        toast(words.removed(ban.value));
        onRemoved();
      }}
      onRefused={(why) => {
        toastRefusal(why);
        onRemoved(); // somebody else was first: reload the list
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.body(ban.value)} {words.effect}</p>
    </FormDialog>
  );
}
