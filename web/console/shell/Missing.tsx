import { words } from "../messages";
import { Button } from "../parts/Button";
import { EmptyState } from "../parts/EmptyState";
import { navigate } from "../router";

/** Where the address names no page. */
export function Missing() {
  return (
    <EmptyState icon="search" title={words.shell.missingTitle}>
      <p>{words.shell.missingBody}</p>
      <Button tone="primary" onClick={() => navigate("/console/visitors")}>{words.shell.missingBack}</Button>
    </EmptyState>
  );
}
