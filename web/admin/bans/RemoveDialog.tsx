import { useState } from "react";
import type { Ban } from "../../shared/wire-agent";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Refused } from "../../shared/refused";
import { toast, toastRefusal } from "../../console/state/store";
import { removeBan } from "../../api/bans";
import { adminWords } from "../words/words";

const words = adminWords.remove;

/** Asks once before a ban is removed. */
export function RemoveDialog(
  { ban, onClose, onRemoved }: { ban: Ban; onClose: () => void; onRemoved: () => void },
) {
  const [busy, setBusy] = useState(false);

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      await removeBan(ban.id);
      toast(words.removed(ban.value));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      toastRefusal(why);
    }
    onRemoved(); // also when somebody else was first: the list is to be fresh
  }

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={() => void remove()}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="danger" icon="trash" busy={busy}>{words.confirm}</Button>
        </>
      }
    >
      <p>
        {words.body(ban.value)} {words.effect}
      </p>
    </Dialog>
  );
}
