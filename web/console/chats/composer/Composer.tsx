import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { isOfInputMethod } from "../../../shared/keys";
import type { Chat } from "../../../shared/wire-agent";
import { Button, IconButton } from "../../../ui/Button";
import { getState } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { cannedQuery, filled, matching } from "./canned";
import { CannedList } from "./CannedList";
import { Drafts } from "./drafts";
import { chatWords } from "../../words/words";
import { write } from "./sending";
import { useTyping } from "./useTyping";

const words = chatWords.box;

/** Maximum length of a message, as in the protocol; the remaining length is shown from `nearLimit` on. */
const limit = 4_000;
const nearLimit = 300;

/** Maximum height of the box before it scrolls. */
const tallest = 180;

const drafts = new Drafts(sessionStorage);

/** Unsent texts belong to an agent; another one may log in in the same tab. */
function draftName(chat: string): string {
  return `${getState().me?.id ?? ""}.${chat}`;
}

/** Whether there is unsent text. */
export function hasDraft(chat: string): boolean {
  return drafts.of(draftName(chat)).trim() !== "";
}

/** The box, its button, the canned messages and the switch for notes. Keyed by the chat. */
export function Composer({ chat }: { chat: Chat }) {
  const [text, setText] = useState(() => drafts.of(draftName(chat.id)));
  const [isNote, setNote] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const agent = useFoyer((state) => state.me?.name ?? "");
  const typing = useTyping(chat.id);

  const query = dismissed ? null : cannedQuery(text);
  const canned = query === null ? [] : matching(chatWords.canned.texts, query);
  const room = limit - [...text].length;
  const canSend = text.trim() !== "" && room >= 0;

  useEffect(() => box.current?.focus(), []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight + 2, tallest)}px`;
  }, [text]);

  function change(next: string): void {
    setText(next);
    setChosen(0);
    if (!next.startsWith("/")) setDismissed(false);
    drafts.set(draftName(chat.id), next);
    if (isNote) return;
    if (next.trim() === "" || cannedQuery(next) !== null) typing.stop();
    else typing.typed();
  }

  function insert(index: number): void {
    const picked = canned[index];
    if (!picked) return;
    change(filled(picked.text, { visitor: chat.givenName ?? null, agent }));
    box.current?.focus();
  }

  function submit(): void {
    if (!canSend) return;
    write(chat.id, text.trim(), isNote);
    change("");
    setNote(false);
    typing.stop();
    box.current?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (isOfInputMethod(event.nativeEvent) || event.altKey) return;
    if (query !== null && onCannedKey(event.key)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  }

  /** Whether the key was for the open list of canned messages. */
  function onCannedKey(key: string): boolean {
    if (key === "Escape") {
      setDismissed(true);
      return true;
    }
    if (canned.length === 0) return false;
    if (key === "ArrowDown" || key === "ArrowUp") {
      setChosen((chosen + (key === "ArrowDown" ? 1 : canned.length - 1)) % canned.length);
      return true;
    }
    if (key !== "Enter" && key !== "Tab") return false;
    insert(chosen);
    return true;
  }

  return (
    <form
      className={isNote ? "composer is-note" : "composer"}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {query !== null && (
        <CannedList id={list} texts={canned} chosen={chosen} onChoose={insert} onPoint={setChosen} />
      )}
      <div className="composer-row">
        <textarea
          ref={box}
          className="composer-box"
          rows={1}
          dir="auto"
          aria-label={words.label}
          aria-haspopup="listbox"
          aria-controls={query !== null ? list : undefined}
          aria-activedescendant={canned.length > 0 ? `${list}-${chosen}` : undefined}
          aria-invalid={room < 0 || undefined}
          placeholder={isNote ? words.notePlaceholder : words.placeholder}
          title={words.hint}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={typing.stop}
        />
        <IconButton
          icon="sticky-note"
          label={words.note}
          tip={words.noteTip}
          pressed={isNote}
          onClick={() => {
            setNote(!isNote);
            typing.stop();
            box.current?.focus();
          }}
        />
        <Button type="submit" tone="primary" icon={isNote ? "sticky-note" : "send"} disabled={!canSend}>
          {isNote ? words.sendNote : words.send}
        </Button>
      </div>
      {room < nearLimit && (
        <p className={room < 0 ? "composer-room is-over" : "composer-room"} role="status">
          {room < 0 ? words.tooMany(-room) : words.left(room)}
        </p>
      )}
    </form>
  );
}
