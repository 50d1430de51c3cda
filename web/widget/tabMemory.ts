/** What this tab takes along over a reload and to the site's next page: unsent drafts, unsent text, an open window. */
import { encode } from "./json";
import { keep } from "./lists";
import { type Memory, nothing, recall, unsentKey } from "./memory";
import type { Session } from "./session";
import type { UnsentMessage } from "./state";

export interface TabMemory {
  /** What the page before has left for this visitor. */
  readonly found: Memory;
  /** The unsent text. */
  text: string;
  /** Stores what has changed, if the visitor allows it. */
  remember(): void;
  /** Removes everything, from the browser's storage too. */
  forget(): void;
  /** Whether a tab was closed with drafts that were not sent. */
  hasUnsent(): unknown;
}

/**
 * Begins with what the page before has left, whose unsent drafts join the state. Without storage nothing is remembered.
 *
 * @param key the widget's key in the browser's storage.
 * @param token of the visitor; without one nothing is read.
 * @param keepUnsent keeps unsent drafts for the visitor's next visit.
 */
export function makeTabMemory(
  session: Session,
  key: string,
  token: string | undefined,
  keepUnsent: (outbox: UnsentMessage[]) => void,
): TabMemory {
  const use = (action: (storage: Storage, local: Storage) => void) => {
    try {
      action(sessionStorage, localStorage);
    } catch {
      // Storage is switched off or full.
    }
  };
  let found = nothing;
  if (token) use((storage) => found = recall(storage.getItem(key)));
  let stored = encode(found);
  // A browser that restores its tabs, or copies one, brings back what somebody else wrote.
  if (found.visitor !== token?.split(".")[1]) found = nothing;
  session.state = { ...session.state, outbox: found.outbox };
  const memory = {
    found,
    text: found.text,
    remember: () => {
      const { state, welcome } = session;
      if (!session.mayStore) return;
      const outbox = keep(state.outbox, (d) => !d.stored);
      keepUnsent(outbox);
      const text = encode({
        visitor: welcome?.visitor ?? memory.found.visitor,
        outbox,
        text: memory.text,
        // Before the welcome this tab has only what it stored.
        open: state.open || (!welcome && memory.found.open),
      });
      // An idle visitor has nothing to remember, and costs the page no time.
      if (text !== stored) use((storage) => storage.setItem(key, text));
      stored = text;
    },
    forget: () => {
      use((storage, local) => {
        storage.removeItem(key);
        local.removeItem(unsentKey(key));
      });
      memory.found = nothing;
      memory.text = stored = "";
    },
    hasUnsent: () => {
      let unsent: unknown;
      use((_, local) => unsent = local.getItem(unsentKey(key)));
      return unsent;
    },
  };
  return memory;
}
