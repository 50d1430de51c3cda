import { IconButton } from "./Button";
import { uiWords } from "./words";

/** The visible part of a long list, and the buttons to the others. */
export function Pager({ offset, shown, total, size, onGo }: {
  offset: number;
  shown: number;
  total: number;
  /** Entries of a full page. */
  size: number;
  onGo: (offset: number) => void;
}) {
  const words = uiWords();
  return (
    <span className="pager">
      {words.range(shown === 0 ? 0 : offset + 1, offset + shown, total)}
      {total > size && (
        <>
          <IconButton
            icon="chevron-left"
            label={words.previous}
            disabled={offset === 0}
            onClick={() => onGo(Math.max(0, offset - size))}
          />
          <IconButton
            icon="chevron-right"
            label={words.next}
            disabled={offset + shown >= total}
            onClick={() => onGo(offset + size)}
          />
        </>
      )}
    </span>
  );
}
