import { uiWords } from "./words";

/** Forms on the page with something that is not saved. */
let changed = 0;

/** One more form has something unsaved, until the answer is called. */
export function keepUnsaved(): () => void {
  changed++;
  return () => void changed--;
}

/** Whether the page may be left: nothing is unsaved, or the person says that it may be lost. */
export function mayLeave(ask: (question: string) => boolean = confirm): boolean {
  return changed === 0 || ask(uiWords().leaveUnsaved);
}
