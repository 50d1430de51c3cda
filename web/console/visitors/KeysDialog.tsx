import { actionKeys } from "../visitor/actions";
import { words } from "../words/words";
import { Dialog } from "../../ui/Dialog";

/** The keys of the visitor list. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.visitors.keys} onClose={onClose}>
      <dl className="keys">
        {keyList().map(([key, what]) => (
          <div key={key} className="keys-line">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function keyList(): readonly (readonly [key: string, what: string])[] {
  const { keyNames } = words.visitors;
  return [
    ["↑ ↓", keyNames.move],
    ...actionKeys(),
    ["Esc", keyNames.close],
    ["⌘K / Ctrl K", keyNames.search],
    ["?", keyNames.keys],
  ];
}
