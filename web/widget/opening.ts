/**
 * How the chat window comes onto the page: its script is fetched when it is needed, and drawn anew when the visitor is
 * another one.
 */
import type { Core } from "./core";
import type { Drawing } from "./drawing";
import type { Handover } from "./handover";

export interface Opening {
  /** Fetches the script of the window, once. */
  bring(): void;
  /** Draws the widget again from nothing but the button. */
  remake(): void;
}

/** `failed` is called when the script could not be fetched; the next need fetches it again. */
export function makeOpening(
  handover: Handover,
  core: Core,
  drawing: Pick<Drawing, "draw" | "strip">,
  failed: () => void,
): Opening {
  let loading: unknown;
  let makeWindow: ((core: Core) => void) | undefined;
  const remake = () => {
    drawing.strip();
    makeWindow?.(core);
    drawing.draw();
  };
  handover.mount = (make) => {
    makeWindow = make;
    remake();
  };
  return {
    bring: () => {
      if (loading) return;
      loading = true;
      handover.load(`/widget/window${LANGUAGE === "en" ? "" : "." + LANGUAGE}.js`, (came) => {
        loading = came;
        if (!came) failed();
      });
    },
    remake,
  };
}
