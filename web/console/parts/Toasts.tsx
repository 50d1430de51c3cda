import { words } from "../messages";
import { tell, useFoyer } from "../store";
import { IconButton } from "./Button";
import { Icon } from "./Icon";

/** Short words to the agent, spoken by screen readers too; `toast()` of the store says one. */
export function Toasts() {
  const toasts = useFoyer((state) => state.toasts);
  return (
    <section className="toasts" aria-label={words.toast.region} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.tone}`}>
          <Icon name={toast.tone === "problem" ? "circle-alert" : "check"} />
          <div className="toast-text">
            <strong>{toast.title}</strong>
            {toast.detail && <span>{toast.detail}</span>}
          </div>
          <IconButton
            icon="x"
            size={14}
            label={words.toast.dismiss}
            tipSide="left"
            onClick={() => tell({ type: "untoasted", id: toast.id })}
          />
        </div>
      ))}
    </section>
  );
}
