/**
 * What one tab remembers over a reload: unsent drafts, the unsent text, whether the window was open. Unsent drafts are
 * also kept for the visitor's next visit, in case the tab is closed before they are sent.
 */
import { encode, parse } from "./json";
import { keep } from "./lists";
import type { Draft } from "./state";

export interface Memory {
  /** The visitor it belongs to; undefined before the first welcome. */
  visitor?: string;
  outbox: Draft[];
  open: boolean;
  /** The text in the message box. */
  text: string;
}

const nothing: Memory = { outbox: [], open: false, text: "" };

/** The key under which the chat window keeps unsent drafts of closed tabs (`window/kept.ts`). */
export const unsentKey = (key: string): string => key + ":unsent";

/** A tab's memory in the browser's session storage; without storage nothing is remembered. */
export interface MemoryPlace {
  kept(): Memory;
  write(memory: Memory): void;
  clear(): void;
  /** Whether a tab was closed with drafts that were not sent. */
  hasUnsent(): unknown;
}

export function memoryAt(key: string): MemoryPlace {
  let known = encode(nothing);
  const use = (action: (storage: Storage, local: Storage) => void) => {
    try {
      action(sessionStorage, localStorage);
    } catch {
      // Storage is switched off or full.
    }
  };
  return {
    hasUnsent: () => {
      let found: unknown;
      use((_, local) => found = local.getItem(unsentKey(key)));
      return found;
    },
    kept: () => {
      let memory = nothing;
      use((storage) => memory = recall(storage.getItem(key)));
      known = encode(memory);
      return memory;
    },
    write: (memory) => {
      const text = encode(memory);
      // An idle visitor has nothing to remember, and costs the page no time.
      if (text !== known) use((storage) => storage.setItem(key, text));
      known = text;
    },
    clear: () =>
      use((storage, local) => {
        storage.removeItem(key);
        local.removeItem(unsentKey(key));
        known = "";
      }),
  };
}

/** Reads a tab's memory; invalid content from another script is ignored. */
export function recall(text: string | null): Memory {
  try {
    const value = parse(text ?? "null") as Partial<Memory> | null;
    if (!value) return nothing;
    return {
      visitor: typeof value.visitor === "string" ? value.visitor : undefined,
      outbox: draftsIn(value),
      text: typeof value.text === "string" ? value.text : "",
      open: value.open === true,
    };
  } catch {
    return nothing;
  }
}

/** The valid drafts in the storage, which another script may have changed. */
export function draftsIn(value: Partial<Memory>): Draft[] {
  const outbox = Array.isArray(value.outbox) ? value.outbox : [];
  return keep(outbox, (d) => d && typeof d.draft === "string" && typeof d.text === "string");
}
