import { useState } from "react";
import { deleteWidget, type Widget } from "../../api/widgets";
import { toast } from "../../console/state/store";
import { FormDialog } from "../../ui/FormDialog";
import { Warning } from "../../ui/Warning";
import { adminWords } from "../words/words";

const words = adminWords.widgets.remove;

/** Asks before a widget is deleted, and names the effect. */
export function DeleteWidgetDialog(
  { widget, onClose, onDone }: { widget: Widget; onClose: () => void; onDone: () => void },
) {
  const [refusal, setRefusal] = useState(widget.chats > 0 ? words.chatsOpen(widget.chats) : null);
  return (
    <FormDialog
      title={words.title(widget.name)}
      confirm={words.confirm}
      icon="trash"
      tone="danger"
      send={async () => {
        await deleteWidget(widget);
        toast(words.removed(widget.name));
        onDone();
      }}
      onRefused={(why) => {
        setRefusal(why.detail || why.title);
        onDone(); // the list is older than the refusal
      }}
      onClose={onClose}
    >
      <p>{words.effect(widget.pages)}</p>
      {refusal && (
        <Warning isAlert>
          <p>{refusal}</p>
        </Warning>
      )}
    </FormDialog>
  );
}
