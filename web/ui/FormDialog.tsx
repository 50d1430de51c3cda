import { type ReactNode, useState } from "react";
import { Refused } from "../shared/refused";
import { Button, type ButtonTone } from "./Button";
import { Dialog } from "./Dialog";
import type { IconName } from "./Icon";
import { uiWords } from "./words";

/**
 * A dialog with fields and a button that sends them. The button is busy meanwhile; a refusal is passed to `onRefused`,
 * which shows it beside its field, and the typed text stays.
 */
export function FormDialog({ title, confirm, icon, tone = "primary", send, onRefused, onClose, children }: {
  title: string;
  /** The label of the button; "Confirm" by default. */
  confirm?: string;
  icon?: IconName;
  tone?: ButtonTone;
  /** Sends the fields; false when they are not fit to be sent. Resolves when that is done, or with false when it is not. */
  send: () => Promise<unknown> | false;
  onRefused: (why: Refused) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const words = uiWords();

  async function submit(): Promise<void> {
    const sending = send();
    if (sending === false) return;
    setBusy(true);
    try {
      if (await sending !== false) return onClose();
      setBusy(false);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      setBusy(false);
      onRefused(why);
    }
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" tone={tone} icon={icon} busy={busy}>{confirm ?? words.confirm}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
