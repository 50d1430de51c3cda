import { type KeyboardEvent, useId, useState } from "react";
import { isOfInputMethod } from "../shared/keys";
import { matching, type Option } from "./matching";
import { uiWords } from "./words";

/**
 * A text box with suggestions whose label contains the typed text: for lists too long for a menu. Arrows move, Enter
 * chooses, Escape closes; text without a choice is discarded.
 */
export function Combobox({ label, options, chosen, onChoose }: {
  label: string;
  options: readonly Option[];
  /** The id of the chosen entry; null if none is. */
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;
  const found = matching(options, typed ?? "");
  const at = Math.min(active, found.length - 1);

  function choose(option: Option | undefined): void {
    if (option) onChoose(option.id);
    setTyped(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length > 0) setActive((at + step + found.length) % found.length);
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  }

  function open(): void {
    setTyped("");
    setActive(Math.max(0, options.findIndex((option) => option.id === chosen)));
  }

  return (
    <div className="field combobox">
      <label className="field-label" htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        role="combobox"
        autoComplete="off"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found[at] ? `${id}-${found[at].id}` : undefined}
        placeholder={options.find((option) => option.id === chosen)?.label}
        value={typed ?? options.find((option) => option.id === chosen)?.label ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onClick={() => !isOpen && open()}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} className="combobox-list" role="listbox" aria-label={label} hidden={!isOpen}>
        {found.map((option, index) => (
          <li
            key={option.id}
            id={`${id}-${option.id}`}
            role="option"
            className="combobox-option"
            aria-selected={option.id === chosen}
            data-active={index === at || undefined}
            // the box keeps the focus: its blur would close the list before the click
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.label}
          </li>
        ))}
        {isOpen && found.length === 0 && (
          <li className="combobox-none" role="option" aria-selected="false" aria-disabled="true">
            {uiWords().noMatch}
          </li>
        )}
      </ul>
    </div>
  );
}
