/** When the widget is drawn: after changes of the state, at most once per frame. */
import type { Launcher } from "./launcher";
import { each } from "./lists";
import type { Session } from "./session";

export interface Drawing {
  /** Draws now. */
  draw(): void;
  /** Draws with the next frame. */
  soon(): void;
  /** Calls `part` with each drawing. */
  subscribe(part: () => void): void;
  /** Removes everything but the button. */
  strip(): void;
}

export function makeDrawing(session: Session, launcher: Launcher): Drawing {
  let parts: (() => void)[] = [];
  /** The frame that will draw; 0 if nothing is due. */
  let frame = 0;
  const draw = () => {
    frame = 0;
    if (session.gone) return;
    launcher.draw(session.state);
    each(parts, (part) => part());
  };
  return {
    draw,
    soon: () => {
      frame ||= requestAnimationFrame(() => frame && draw());
    },
    subscribe: (part) => {
      parts[parts.length] = part;
    },
    strip: () => {
      parts = [];
      launcher.strip();
    },
  };
}
