import { Icon } from "./Icon";

/** A box that searches the list below it during typing. */
export function SearchBox({ name, hint, text, onChange }: {
  name: string;
  hint: string;
  text: string;
  onChange: (text: string) => void;
}) {
  return (
    <label className="search-box-frame">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={name}
        placeholder={hint}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
