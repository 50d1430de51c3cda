import type { ReactNode } from "react";
import { words } from "../words/words";
import { Button } from "../../ui/Button";
import type { Toast } from "../state/state";
import { tell } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { ToastCard } from "../../ui/ToastCard";

/** Events and results, top right under the header; announced by screen readers. */
export function Toasts({ children }: { children?: ReactNode }) {
  const toasts = useFoyer((state) => state.toasts);
  return (
    <section className="toasts" aria-label={words.toast.region} aria-live="polite">
      {children}
      {toasts.map((toast) => <ResultToast key={toast.id} toast={toast} />)}
    </section>
  );
}

function ResultToast({ toast }: { toast: Toast }) {
  const close = () => tell({ type: "untoasted", id: toast.id });
  const { action } = toast;
  return (
    <ToastCard
      icon={toast.tone === "problem" ? "circle-alert" : "check"}
      tone={toast.tone}
      title={toast.title}
      detail={toast.detail}
      onClose={close}
    >
      {action && (
        <Button
          small
          onClick={() => {
            close();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
    </ToastCard>
  );
}
