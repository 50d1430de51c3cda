import { type ReactElement, useLayoutEffect, useRef } from "react";
import { words } from "../words/words";
import { Button } from "../../ui/Button";
import type { Toast } from "../state/state";
import { dispatch } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { ToastCard } from "../../ui/ToastCard";

/**
 * The notice area of the header: it has room of its own there and never covers a control. It shows one notice at a time, results
 * of what the agent did before `notices` (the most important first), and counts the others. Screen readers read it out.
 */
export function Toasts({ notices }: { notices: readonly ReactElement[] }) {
  const results = useFoyer((state) => state.toasts);
  const region = useRef<HTMLElement>(null);
  const [first, ...others] = [
    ...results.map((toast) => <ResultToast key={toast.id} toast={toast} />).reverse(),
    ...notices,
  ];
  const focusKept = useFocusKept(region, first?.key ?? null);
  return (
    <section
      ref={region}
      className="toasts"
      aria-label={words.toast.region}
      aria-live="polite"
      {...focusKept}
    >
      {first}
      {others.length > 0 && (
        <span className="toasts-more" title={words.toast.more(others.length)}>
          <span aria-hidden="true">+{others.length}</span>
          <span className="visually-hidden">{words.toast.more(others.length)}</span>
        </span>
      )}
    </section>
  );
}

function ResultToast({ toast }: { toast: Toast }) {
  const close = () => dispatch({ type: "untoasted", id: toast.id });
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

/** When a notice goes away with the focus in it, the focus moves to the next notice, or else to the page. */
function useFocusKept(region: React.RefObject<HTMLElement>, shown: React.Key | null) {
  const isInside = useRef(false);
  useLayoutEffect(() => {
    // The browser drops the focus of a removed element without an event.
    if (!isInside.current || document.activeElement !== document.body) return;
    const next = region.current?.querySelector("button") ?? document.getElementById("main");
    next?.focus({ preventScroll: true });
  }, [region, shown]);
  return {
    onFocus: () => (isInside.current = true),
    onBlur: (
      event: React.FocusEvent,
    ) => (isInside.current = event.currentTarget.contains(event.relatedTarget)),
  };
}
