import { type ReactNode, useEffect, useId, useRef } from "react";
import { isOfInputMethod } from "../shared/keys";
import { uiWords as words } from "./words";
import { IconButton } from "./Button";

/** The focus of an opened dialog: its first field, else the button that confirms. */
const firstField = ".dialog-body :is(input, textarea, select):not(:disabled), .dialog-footer [type=submit]";

/** A modal dialog (native: focus stays inside, Escape closes, focus returns). */
export function Dialog(
  { title, onClose, children, footer, onSubmit }: {
    title: string;
    onClose: () => void;
    children: ReactNode;
    /** The buttons; with `onSubmit`, the confirming one is `type="submit"`. */
    footer?: ReactNode;
    onSubmit?: () => void;
  },
) {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown && !shown.open) shown.showModal();
    shown?.querySelector<HTMLElement>(firstField)?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (
          event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isOfInputMethod(event.nativeEvent)
        ) return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <header className="dialog-header">
          <h2 id={heading}>{title}</h2>
          <IconButton icon="x" label={words().close} onClick={onClose} tipSide="left" />
        </header>
        <div className="dialog-body">{children}</div>
        {footer && <footer className="dialog-footer">{footer}</footer>}
      </form>
    </dialog>
  );
}
