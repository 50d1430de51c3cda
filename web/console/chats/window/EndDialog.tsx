import { useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { attempt } from "../../state/store";
import { chatWords } from "../../words/words";

const words = chatWords.end;

/** Asks once before a chat is ended. */
export function EndDialog({ chat, onClose, onEnd }: { chat: Chat; onClose: () => void; onEnd: () => void }) {
  const [busy, setBusy] = useState(false);
  async function confirm(): Promise<void> {
    setBusy(true);
    onEnd();
    await attempt({ type: "end", visitor: chat.visitor, chat: chat.id });
    onClose();
  }
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={() => void confirm()}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone="primary" busy={busy} autoFocus>{words.confirm}</Button>
        </>
      }
    >
      <p>{words.body(chat.visitorName)}</p>
    </Dialog>
  );
}
