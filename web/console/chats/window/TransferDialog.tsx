import { useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import type { Refused } from "../../../shared/refused";
import { Avatar } from "../../../ui/Avatar";
import { FormDialog } from "../../../ui/FormDialog";
import { TextField } from "../../../ui/Field";
import { Icon } from "../../../ui/Icon";
import { command, toast } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { chatWords } from "../../words/words";
import { obstacle } from "./transferring";

const words = chatWords.transfer;

/** Maximum length of a transfer's note, as in the protocol. */
const noteLimit = 500;

type Target = { kind: "agent" | "queue"; id: string; name: string };

/** Transfers the chat to an agent who can receive it, or to a queue; shows why the others cannot. */
export function TransferDialog({ chat, onClose, onTransfer }: {
  chat: Chat;
  onClose: () => void;
  onTransfer: () => void;
}) {
  const me = useFoyer((state) => state.me?.id);
  const agents = useFoyer((state) => state.agents);
  const queues = useFoyer((state) => state.queues);
  const [target, setTarget] = useState<Target | null>(null);
  const [note, setNote] = useState("");
  const [error, setError] = useState<{ field: "note" | "to"; text: string } | null>(null);
  const others = [...agents.values()].filter((agent) => agent.id !== me && agent.active !== false)
    .sort((a, b) => Number(obstacle(a) !== null) - Number(obstacle(b) !== null));

  function send(): Promise<void> | false {
    if (target === null) {
      setError({ field: "to", text: words.choose });
      return false;
    }
    onTransfer();
    return command({
      type: "transfer",
      visitor: chat.visitor,
      chat: chat.id,
      ...(target.kind === "agent" ? { toAgent: target.id } : { toQueue: target.id }),
      ...(note.trim() ? { note: note.trim() } : {}),
    }).then(() => toast(words.done(target.name)));
  }

  function refused(why: Refused): void {
    setError({ field: why.field === "note" ? "note" : "to", text: why.detail || why.title });
  }

  function choice(
    kind: Target["kind"],
    { id, name }: { id: string; name: string },
    hint: string,
    disabled = false,
  ) {
    return (
      <label key={id} className={disabled ? "transfer-choice is-disabled" : "transfer-choice"}>
        <input
          type="radio"
          name="transfer-to"
          checked={target?.id === id}
          disabled={disabled}
          onChange={() => {
            setTarget({ kind, id, name });
            setError(null);
          }}
        />
        {kind === "agent" ? <Avatar name={name} /> : <Icon name="users" />}
        <span className="transfer-name">{name}</span>
        <span className="transfer-hint">{hint}</span>
      </label>
    );
  }

  return (
    <FormDialog
      title={words.title}
      icon="arrow-right-left"
      send={send}
      onRefused={refused}
      onClose={onClose}
    >
      <div className="transfer-choices" role="radiogroup" aria-label={words.to}>
        <h3>{words.agents}</h3>
        {others.map((agent) => {
          const why = obstacle(agent);
          return choice("agent", agent, why ? words.cannot[why] : loadOf(agent), why !== null);
        })}
        {others.length === 0 && <p className="transfer-none">{words.nobody}</p>}
        {queues.size > 0 && <h3>{words.queues}</h3>}
        {[...queues.values()].map((queue) => choice("queue", queue, ""))}
      </div>
      {error?.field === "to" && (
        <p className="field-error" role="alert">
          <Icon name="circle-alert" size={14} />
          {error.text}
        </p>
      )}
      <TextField
        label={words.note}
        hint={words.noteHint}
        maxLength={noteLimit}
        value={note}
        error={error?.field === "note" ? error.text : null}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}

function loadOf({ chats, limit }: { chats?: number | null; limit?: number | null }): string {
  return chats != null && limit != null ? words.load(chats, limit) : "";
}
