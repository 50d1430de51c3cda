/** Sends the visitor's messages one draft at a time, so that a refusal or a lost connection never changes their order. */
import type { VisitorCommand } from "../shared/wire-visitor";
import { find } from "./lists";
import type { State } from "./state";

export interface Pump {
  /** Sends the oldest unsent draft unless one is in flight. */
  run(state: State): void;
  /**
   * The connection is new, or the server asked to retry: what was in flight may be lost, and is sent again with the
   * same id.
   */
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
