import { useEffect } from "react";
import { keepUnsaved } from "./unsaved";

/** While there are unsaved changes, asks before the page is left, reloaded or replaced. */
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
