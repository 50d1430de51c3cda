import { useEffect } from "react";
import { keepUnsaved } from "./unsaved";

/** While something is typed and not saved, one is asked before the page is left, reloaded or changed for another. */
export function useUnsaved(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = ""; // older browsers ask only then
    };
    const forget = keepUnsaved();
    addEventListener("beforeunload", ask);
    return () => {
      forget();
      removeEventListener("beforeunload", ask);
    };
  }, [isChanged]);
}
