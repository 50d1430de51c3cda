import { Button } from "./Button";
import { EmptyState } from "./EmptyState";
import { uiWords } from "./words";

/** In the place of what is being loaded. */
export function Loading() {
  return <p className="state-loading" role="status">{uiWords().loading}</p>;
}

/** In the place of what could not be loaded: why, and another try. */
export function ErrorState({ title, why, onRetry }: { title: string; why: string; onRetry: () => void }) {
  return (
    <EmptyState icon="triangle-alert" title={title}>
      <p>{why}</p>
      <Button icon="refresh-cw" onClick={onRetry}>{uiWords().again}</Button>
    </EmptyState>
  );
}
