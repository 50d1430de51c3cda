import { type Canned, chatWords } from "../../words/words";

const words = chatWords.canned;

/** The canned messages that match the text after the slash; the focus stays in the box. */
export function CannedList(
  { id, texts, chosen, onChoose, onPoint }: {
    id: string;
    texts: readonly Canned[];
    chosen: number;
    onChoose: (index: number) => void;
    onPoint: (index: number) => void;
  },
) {
  return (
    <div className="canned" role="listbox" id={id} aria-label={words.title}>
      {texts.length === 0 && <p className="canned-none">{words.none}</p>}
      {texts.map((canned, index) => (
        <div
          key={canned.name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className="canned-text"
          onPointerMove={() => onPoint(index)}
          onPointerDown={(event) => {
            event.preventDefault(); // the box keeps the focus
            onChoose(index);
          }}
        >
          <span className="canned-name">/{canned.name}</span>
          <span>{canned.text}</span>
        </div>
      ))}
    </div>
  );
}
