import { useRef, useState } from "react";
import { isOfInputMethod } from "../../../shared/keys";
import { words } from "../../words/words";
import { attempt } from "../../state/store";
import { IconButton } from "../../../ui/Button";

/** The visitor's name, which agents may edit in place: Enter saves, Escape cancels. */
export function NameHeading({ visitor, name }: { visitor: string; name: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  /** Enter and Escape remove the box, which blurs it: that must not save again. */
  const settled = useRef(false);

  function settle(): void {
    settled.current = true;
    setTyped(null);
  }

  async function keep(): Promise<void> {
    if (settled.current) return;
    settled.current = true;
    const wanted = typed?.trim() ?? "";
    if (wanted === "" || wanted === name || await attempt({ type: "editContact", visitor, name: wanted })) {
      settle();
    } else {
      settled.current = false;
    }
  }

  if (typed === null) {
    return (
      <div className="info-title">
        <h2 className="info-name">{name}</h2>
        <IconButton
          icon="pencil"
          size={14}
          label={words.info.edit(words.info.name)}
          tipSide="below"
          onClick={() => {
            settled.current = false;
            setTyped(name);
          }}
        />
      </div>
    );
  }
  return (
    <form
      className="info-title"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <input
        className="input"
        aria-label={words.info.name}
        maxLength={nameLimit}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || isOfInputMethod(event.nativeEvent)) return;
          event.stopPropagation();
          settle();
        }}
      />
    </form>
  );
}

/** The server's limit: a person's name, with room for several. */
const nameLimit = 128;
