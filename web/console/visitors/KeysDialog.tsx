import { words } from "../words/console";
import { Dialog } from "../../ui/Dialog";

/** The keys of the visitor list. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.visitors.keys} onClose={onClose}>
      <dl className="keys">
        {words.visitors.keyList.map(([key, what]) => (
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
