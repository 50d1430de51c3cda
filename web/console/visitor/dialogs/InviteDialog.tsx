import { useState } from "react";
import { FormDialog } from "../../../ui/FormDialog";
import { TextField } from "../../../ui/Field";
import { command, toast } from "../../state/store";
import { dialogWords } from "../../words/words";

const words = dialogWords.invite;

/** Maximum length of an invitation, as in the protocol. */
const textLimit = 500;

/** Lets the agent write an invitation, and sends it. */
export function InviteDialog(
  { visitor, onClose }: { visitor: { id: string; name: string }; onClose: () => void },
) {
  const [text, setText] = useState(words.prefilled);
  const [error, setError] = useState<string | null>(null);

  function send(): Promise<void> | false {
    if (text.trim() !== "") {
      return command({ type: "invite", visitor: visitor.id, text: text.trim() })
        .then(() => toast(words.invited(visitor.name)));
    }
    setError(words.empty);
    return false;
  }

  return (
    <FormDialog
      title={words.title}
      icon="send"
      send={send}
      onRefused={(why) => setError(why.detail || why.title)}
      onClose={onClose}
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
    </FormDialog>
  );
}
