import { Button } from "./Button";
import { EmptyState } from "./EmptyState";
import { uiWords } from "./words";

/** Replaces what is being loaded. */
export function Loading() {
  return <p className="state-loading" role="status">{uiWords().loading}</p>;
}

/** Replaces what could not be loaded: the reason, and a retry button. */
export function ErrorState({ title, why, onRetry }: { title: string; why: string; onRetry: () => void }) {
  return (
    <EmptyState icon="triangle-alert" title={title}>
      <p>{why}</p>
      <Button icon="refresh-cw" onClick={onRetry}>{uiWords().again}</Button>
    </EmptyState>
  );
}
