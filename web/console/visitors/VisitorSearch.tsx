import { useEffect, useRef } from "react";
import { isOfInputMethod } from "../../shared/keys";
import { words } from "../words/words";
import { Icon } from "../../ui/Icon";
import { searchLimit } from "./address";
import { setFilter, useView } from "./view";

/** The search box; Ctrl K or ⌘K moves the focus here from anywhere on the page. */
export function VisitorSearch() {
  const text = useView().filter.text;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isOfInputMethod(event)) return;
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      box.current?.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div className="search" role="search">
      <Icon name="search" size={15} />
      <input
        ref={box}
        className="search-box"
        type="search"
        aria-label={words.visitors.search}
        placeholder={hint()}
        maxLength={searchLimit}
        value={text}
        onChange={(event) => setFilter({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || isOfInputMethod(event.nativeEvent)) return;
          setFilter({ text: "" });
          box.current?.blur();
        }}
      />
      <kbd aria-hidden="true">{isMac ? "⌘K" : "Ctrl K"}</kbd>
    </div>
  );
}

/** The longest hint that fits, since a cut one is useless. On a phone only the icon is shown. */
function hint(): string {
  if (matchMedia("(max-width: 420px)").matches) return "";
  return matchMedia("(max-width: 860px)").matches ? words.visitors.searchShort : words.visitors.searchHint;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
