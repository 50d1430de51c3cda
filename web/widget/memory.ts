/**
 * What one tab remembers over a reload: unsent drafts, the text in the box, whether the window was open, how far it was read.
 * Unsent drafts are also kept for the visitor's next visit, in case the tab is closed before they are sent.
 */
import { encode, parse } from "./json";
import { each, joined, keep } from "./lists";
import type { Draft } from "./state";

export interface Memory {
  /** Whose memory it is; undefined for somebody whom the server has not welcomed yet. */
  visitor?: string;
  outbox: Draft[];
  open: boolean;
  read: { chat: string; sequence: number } | null;
  /** What stands in the message box. */
  text: string;
}

const nothing: Memory = { outbox: [], open: false, read: null, text: "" };

/** More than a visitor writes while offline, and far below what a browser stores for a site. */
const keptLimit = 20;
/** A question of yesterday is not asked again in the visitor's name. */
const keptTime = 86_400_000;

/** A tab's memory in the browser's session storage; without storage nothing is remembered. */
export interface MemoryPlace {
  read(): Memory;
  write(memory: Memory): void;
  clear(): void;
  /** Unsent drafts of this visitor from a tab that was closed; those of another visitor are deleted. */
  unsent(visitor: string): Draft[];
  /** Keeps this tab's drafts for the visitor's next visit, beside those of other tabs. */
  keep(visitor: string, outbox: Draft[]): void;
}

export function memoryAt(key: string): MemoryPlace {
  let known = encode(nothing);
  const unsentKey = key + ":unsent";
  /** Every draft that this tab has kept: what is no longer in its outbox has been sent. */
  const own: Record<string, true> = {};
  const use = (action: (storage: Storage, local: Storage) => void) => {
    try {
      action(sessionStorage, localStorage);
    } catch {
      // Storage is switched off or full.
    }
  };
  const unsent = (visitor: string) => {
    let found: Draft[] = [];
    use((_, local) => {
      const kept = parse(local.getItem(unsentKey) ?? "null") as Partial<Memory> | null;
      if (kept?.visitor === visitor) found = keep(draftsIn(kept), (d) => Date.now() - d.at < keptTime);
      else if (kept) local.removeItem(unsentKey);
    });
    return found;
  };
  return {
    unsent: (visitor) => {
      const found = unsent(visitor);
      // From now on they are this tab's: sent, or known to be stored already.
      each(found, ({ draft }) => own[draft] = true);
      return found;
    },
    keep: (visitor, outbox) => {
      each(outbox, ({ draft }) => own[draft] = true);
      const others = keep(unsent(visitor), ({ draft }) => !own[draft]);
      let all = joined(others, outbox);
      const excess = all.length - keptLimit;
      if (excess > 0) all = keep(all, (draft) => all.indexOf(draft) >= excess);
      use((_, local) =>
        all.length
          ? local.setItem(unsentKey, encode({ visitor, outbox: all }))
          : local.removeItem(unsentKey)
      );
    },
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
    clear: () =>
      use((storage, local) => {
        storage.removeItem(key);
        local.removeItem(unsentKey);
        known = "";
      }),
  };
}

/** Reads a tab's memory; whatever another script may have put there counts as nothing. */
export function recall(text: string | null): Memory {
  try {
    const value = parse(text ?? "null") as Partial<Memory> | null;
    if (!value) return nothing;
    return {
      visitor: typeof value.visitor === "string" ? value.visitor : undefined,
      outbox: draftsIn(value),
      text: typeof value.text === "string" ? value.text : "",
      open: value.open === true,
      read: typeof value.read?.chat === "string" && typeof value.read.sequence === "number"
        ? value.read
        : null,
    };
  } catch {
    return nothing;
  }
}

function draftsIn(value: Partial<Memory>): Draft[] {
  const outbox = Array.isArray(value.outbox) ? value.outbox : [];
  return outbox.filter((d) => d && typeof d.draft === "string" && typeof d.text === "string");
}
