import { words } from "../words/words";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { checkSession } from "../state/session";

/** While the session is being checked. */
export function Opening() {
  return (
    <div className="opening" role="status">
      <Icon name="concierge-bell" size={28} />
      <span>{words.logIn.loading}</span>
    </div>
  );
}

/** If the server did not answer the first request. */
export function Unreachable() {
  return (
    <main className="opening">
      <EmptyState icon="wifi-off" title={words.shell.unreachableTitle}>
        <p>{words.logIn.unreachable}</p>
        <Button tone="primary" icon="rotate-cw" onClick={() => void checkSession()}>
          {words.shell.tryAgain}
        </Button>
      </EmptyState>
    </main>
  );
}
