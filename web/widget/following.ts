/**
 * How far this visitor has come in the chat: tells the server what arrived and was read, asks for what is missing.
 */
import type { VisitorCommand } from "../shared/wire-visitor";
import type { State } from "./state";
import { seen, unread } from "./state";

/** What it needs of the tabs of this visitor. */
export interface Lines {
  leading(): boolean;
  post(command: VisitorCommand): void;
  attach(): void;
}

export interface Following {
  /** Looks at what changed. */
  look(state: State, tabs: Lines | null): void;
  /** The line is new, or the server could not answer: what was asked for may never come. */
  restart(): void;
}

/**
 * `saw` is told up to where the visitor has read, whenever the window is open on a visible page. The other tabs hear of it from
 * the server.
 */
export function makeFollowing(saw: (chat: string, sequence: number) => void): Following {
  let received = "";
  let asked = "";
  return {
    restart: () => {
      received = asked = "";
    },
    look: (state, tabs) => {
      const chat = state.chat?.id;
      if (!chat || !tabs) return;
      const sequence = seen(state);
      const mark = `${chat}/${sequence}`;
      if (tabs.leading() && sequence && mark !== received) {
        received = mark;
        tabs.post({ type: "received", chat, sequence });
      }
      const gap = `${mark}/${state.heard}`;
      if (state.heard > sequence && gap !== asked) {
        asked = gap;
        // The tab with the line asks for all; another tab that misses more asks that one.
        if (tabs.leading()) tabs.post({ type: "fetch", chat, after: sequence });
        else tabs.attach();
      }
      if (state.open && document.visibilityState === "visible" && unread(state)) {
        tabs.post({ type: "read", chat, sequence });
        saw(chat, sequence);
      }
    },
  };
}
