/**
 * What one tab remembers over a reload: unsent drafts, whether the window was open, how far it was read.
 */
import type { Draft } from "./state";

export interface Memory {
  outbox: Draft[];
  open: boolean;
  read: { chat: string; sequence: number } | null;
}

const nothing: Memory = { outbox: [], open: false, read: null };

/** Reads a tab's memory; whatever another script may have put there counts as nothing. */
export function recall(text: string | null): Memory {
  try {
    const value = JSON.parse(text ?? "null") as Partial<Memory> | null;
    if (!value) return nothing;
    const outbox = Array.isArray(value.outbox) ? value.outbox : [];
    return {
      outbox: outbox.filter((d) => d && typeof d.draft === "string" && typeof d.text === "string"),
      open: value.open === true,
      read: typeof value.read?.chat === "string" && typeof value.read.sequence === "number"
        ? value.read
        : null,
    };
  } catch {
    return nothing;
  }
}
