/** How far this visitor has come in the chat: reports what was received and read, and requests what is missing. */
import type { VisitorCommand } from "../shared/wire-visitor";
import type { State } from "./state";
import { seen, unread } from "./state";

/** What it needs from the visitor's tabs. */
export interface Lines {
  leading(): unknown;
  post(command: VisitorCommand): void;
  attach(): void;
}

export interface Following {
  /** Compares with the last state. */
  look(state: State, tabs: Lines | null): void;
  /** The connection is new, or the server could not answer: earlier requests may remain unanswered. */
  restart(): void;
}

/**
 * Sends `saw` up to the last message read, whenever the window is open on a visible page. The other tabs are informed
 * by the server.
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
        // The connected tab requests for all; another tab that misses more asks that one.
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
