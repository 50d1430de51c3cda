import { useState } from "react";
import { Refused } from "../../line/connection";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { TextField } from "../../../ui/Field";
import { command, toast } from "../../state/store";
import { dialogWords } from "../../words/words";

const words = dialogWords.invite;

/** Longest invitation, as the protocol has it. */
const textLimit = 500;

/** Lets the agent word an invitation, and puts it on the visitor's page. */
export function InviteDialog(
  { visitor, onClose }: { visitor: { id: string; name: string }; onClose: () => void },
) {
  const [text, setText] = useState(words.prefilled);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    if (text.trim() === "") return setError(words.empty);
    setBusy(true);
    try {
      await command({ type: "invite", visitor: visitor.id, text: text.trim() });
      toast(words.invited(visitor.name));
      onClose();
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      setError(why.detail || why.title);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={() => void confirm()}
      footer={
        <>
          <Button onClick={onClose}>{dialogWords.cancel}</Button>
          <Button type="submit" tone="primary" icon="send" busy={busy}>{dialogWords.confirm}</Button>
        </>
      }
    >
      <p className="dialog-about">{words.about(visitor.name)}</p>
      <TextField
        label={words.message}
        autoFocus
        maxLength={textLimit}
        value={text}
        error={error}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
        }}
      />
    </Dialog>
  );
}
