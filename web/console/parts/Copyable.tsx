import { words } from "../words/words";
import { toast } from "../state/store";

/** A value that is copied on click; an absent one is shown as such and not copied. */
export function Copyable({ what, value, absent = words.unknown }: {
  what: string;
  value: string | null | undefined;
  absent?: string;
}) {
  if (!value) return <span className="soft">{absent}</span>;
  return (
    <button
      type="button"
      className="copyable"
      title={words.info.copy(what)}
      onClick={() => void copy(what, value)}
    >
      {value}
    </button>
  );
}

async function copy(what: string, value: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value);
    toast(words.info.copied(what));
  } catch {
    toast(words.info.copyFailed, "", "problem");
  }
}

/** One line of a definition list. */
export function Fact(
  { what, value, absent }: { what: string; value: string | null | undefined; absent?: string },
) {
  return (
    <div className="fact">
      <dt>{what}</dt>
      <dd>
        <Copyable what={what} value={value} absent={absent} />
      </dd>
    </div>
  );
}
