import { uiWords } from "./words";

/** Forms on the page with unsaved changes. */
let changed = 0;

/** Registers a form with unsaved changes, until the returned function is called. */
export function keepUnsaved(): () => void {
  changed++;
  return () => void changed--;
}

/** Whether the page may be left: nothing is unsaved, or the person confirms. */
export function mayLeave(ask: (question: string) => boolean = confirm): boolean {
  return changed === 0 || ask(uiWords().leaveUnsaved);
}
