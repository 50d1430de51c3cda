import { useState } from "react";
import { type Queue, removeQueue } from "../../api/queues";
import { toast } from "../../console/state/store";
import { FormDialog } from "../../ui/FormDialog";
import { Warning } from "../../ui/Warning";
import { adminWords } from "../words/words";

const words = adminWords.queues.remove;

/** Says what deleting a queue does, and deletes it. */
export function RemoveQueueDialog(
  { queue, onClose, onRemoved }: { queue: Queue; onClose: () => void; onRemoved: () => void },
) {
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <FormDialog
      title={words.title}
      confirm={words.confirm}
      icon="trash"
      tone="danger"
      send={async () => {
        await removeQueue(queue);
        toast(words.removed(queue.name));
        onRemoved();
      }}
      onRefused={(why) => {
        setRefusal([why.title, why.detail].filter(Boolean).join(". "));
        onRemoved(); // something has changed since the list was loaded
      }}
      onClose={onClose}
    >
      <p>{words.body(queue.name)} {queue.waiting > 0 ? words.waiting(queue.waiting) : words.nobodyWaits}</p>
      {refusal && <Warning isAlert>{refusal}</Warning>}
    </FormDialog>
  );
}
