/**
 * What one tab remembers over a reload: unsent drafts, whether the window was open, how far it was read.
 */
import { encode, parse } from "./json";
import { keep } from "./lists";
import type { Draft } from "./state";

export interface Memory {
  /** Whose memory it is; undefined for somebody whom the server has not welcomed yet. */
  visitor?: string;
  outbox: Draft[];
  open: boolean;
  read: { chat: string; sequence: number } | null;
}

const nothing: Memory = { outbox: [], open: false, read: null };

/** A tab's memory in the browser's session storage; without storage nothing is remembered. */
export interface MemoryPlace {
  read(): Memory;
  write(memory: Memory): void;
  clear(): void;
}

export function memoryAt(key: string): MemoryPlace {
  let known = encode(nothing);
  const use = (action: (storage: Storage) => void) => {
    try {
      action(sessionStorage);
    } catch {
      // Storage is switched off or full.
    }
  };
  return {
    read: () => {
      let memory = nothing;
      use((storage) => memory = recall(storage.getItem(key)));
      known = encode(memory);
      return memory;
    },
    write: (memory) => {
      const text = encode(memory);
      // A visitor who does nothing has nothing to remember, and costs the page no time.
      if (text !== known) use((storage) => storage.setItem(key, text));
      known = text;
    },
    clear: () => use((storage) => storage.removeItem(key)),
  };
}

/** Reads a tab's memory; whatever another script may have put there counts as nothing. */
export function recall(text: string | null): Memory {
  try {
    const value = parse(text ?? "null") as Partial<Memory> | null;
    if (!value) return nothing;
    const outbox = Array.isArray(value.outbox) ? value.outbox : [];
    return {
      visitor: typeof value.visitor === "string" ? value.visitor : undefined,
      outbox: keep(outbox, (d) => d && typeof d.draft === "string" && typeof d.text === "string"),
      open: value.open === true,
      read: typeof value.read?.chat === "string" && typeof value.read.sequence === "number"
        ? value.read
        : null,
    };
  } catch {
    return nothing;
  }
}
