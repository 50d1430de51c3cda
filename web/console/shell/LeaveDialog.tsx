import { useState } from "react";
import { words } from "../words/words";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { type Leaving, leavingText } from "./leaving";

/** Asks agents with open chats for confirmation before they log out or go Offline. */
export function LeaveDialog({ how, leaving, onClose, onConfirm }: {
  how: "logOut" | "offline";
  leaving: Leaving;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}) {
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      onClose();
    }
  }

  return (
    <Dialog
      title={words.leave.title[how]}
      onClose={onClose}
      onSubmit={() => void confirm()}
      footer={
        <>
          <Button onClick={onClose}>{words.leave.cancel}</Button>
          <Button type="submit" tone="primary" busy={busy}>{words.leave.confirm[how]}</Button>
        </>
      }
    >
      <p className="dialog-about">{leavingText(leaving)}</p>
    </Dialog>
  );
}
