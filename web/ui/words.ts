import { count } from "../words/format";
import { language } from "../words/language";

const english = {
  close: "Close",
  cancel: "Cancel",
  confirm: "Confirm",
  loading: "Loading…",
  again: "Try again",
  previous: "Previous page",
  next: "Next page",
  dismiss: "Dismiss",
  noMatch: "No matches",
  save: "Save",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "The browser did not allow copying. Select the text and copy it.",
  discard: "Discard",
  unsaved: "Unsaved changes",
  leaveUnsaved: "Leave without saving your changes?",
  conflict: (by: string | null) =>
    `${by ?? "Someone else"} changed this after you opened it. Nothing has been overwritten. Now saved:`,
  takeTheirs: (by: string | null) => by === null ? "Use their version" : `Use ${by}'s version`,
  keepMine: "Save mine anyway",
  range: (from: number, to: number, total: number) => `${count(from)}–${count(to)} of ${count(total)}`,
};
const german: typeof english = {
  close: "Schließen",
  cancel: "Abbrechen",
  confirm: "Bestätigen",
  loading: "Wird geladen…",
  again: "Erneut versuchen",
  previous: "Vorherige Seite",
  next: "Nächste Seite",
  dismiss: "Schließen",
  noMatch: "Keine Treffer",
  save: "Speichern",
  copy: "Kopieren",
  copied: "Kopiert",
  copyFailed: "Der Browser hat das Kopieren nicht erlaubt. Markieren und kopieren Sie den Text.",
  discard: "Verwerfen",
  unsaved: "Nicht gespeicherte Änderungen",
  leaveUnsaved: "Seite verlassen, ohne die Änderungen zu speichern?",
  conflict: (by) =>
    `${
      by ?? "Jemand anders"
    } hat dies geändert, nachdem Sie es geöffnet haben. Es wurde nichts überschrieben. Jetzt gespeichert:`,
  takeTheirs: (by) => by === null ? "Andere Fassung übernehmen" : `Fassung von ${by} übernehmen`,
  keepMine: "Meine trotzdem speichern",
  range: (from, to, total) => `${count(from)}–${count(to)} von ${count(total)}`,
};
const inLanguages = { en: english, de: german };

/** The texts of the controls themselves; all others are passed in. */
export const uiWords = (): typeof english => inLanguages[language()];
