import type { ReactNode } from "react";
import { Button } from "./Button";
import { useUnsaved } from "./useUnsaved";
import { uiWords } from "./words";

/**
 * A form on a page: its sections, and one save bar that appears after a change and stays visible. While it is there,
 * the browser asks before the page is left.
 */
export function Form({ isChanged, isSaving, reaches, confirm, onSave, onDiscard, children }: {
  isChanged: boolean;
  isSaving: boolean;
  /** What a save affects: "3 open pages follow at their next page view". */
  reaches?: string;
  /** The label of the button; "Save" by default. */
  confirm?: string;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
}) {
  useUnsaved(isChanged);
  const words = uiWords();
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !isSaving) onSave();
      }}
    >
      {children}
      {isChanged && (
        <div className="form-bar" role="group" aria-label={words.unsaved}>
          <span className="form-reaches">{reaches ?? words.unsaved}</span>
          <Button disabled={isSaving} onClick={onDiscard}>{words.discard}</Button>
          <Button type="submit" tone="primary" busy={isSaving}>{confirm ?? words.save}</Button>
        </div>
      )}
    </form>
  );
}

/** A section of a form, with a heading and a sentence. */
export function FormSection(
  { title, about, children }: { title: string; about: string; children: ReactNode },
) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      <p className="form-about">{about}</p>
      {children}
    </fieldset>
  );
}
