import { words } from "../words/words";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { navigate } from "../places/router";

/** The page for an unknown address. */
export function Missing() {
  return (
    <EmptyState icon="search" title={words.shell.missingTitle}>
      <p>{words.shell.missingBody}</p>
      <Button tone="primary" onClick={() => navigate("/console/visitors")}>{words.shell.missingBack}</Button>
    </EmptyState>
  );
}
