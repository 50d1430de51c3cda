/**
 * Sends what the visitor wrote: one draft at a time, so that a refusal or a broken line never changes the order.
 */
import type { VisitorCommand } from "../shared/wire-visitor";
import { find } from "./lists";
import type { State } from "./state";

export interface Pump {
  /** Sends the oldest unsent draft unless one is on its way. */
  run(state: State): void;
  /** The line is new, or the server asked to come back: what was on its way may be lost, and is sent again under the same name. */
  restart(): void;
}

export function makePump(post: (command: VisitorCommand) => void): Pump {
  let onItsWay: string | null = null;
  return {
    run: (state) => {
      if (state.line !== "live") return;
      const next = find(state.outbox, (d) => !d.failed && !d.stored);
      if (next?.draft === onItsWay) return;
      onItsWay = next?.draft ?? null;
      if (next) post({ type: "send", draft: next.draft, text: next.text });
    },
    restart: () => {
      onItsWay = null;
    },
  };
}
