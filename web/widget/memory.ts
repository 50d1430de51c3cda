/**
 * What one tab remembers over a reload: unsent drafts, the unsent text, whether the window was open. Unsent drafts are
 * also kept for the visitor's next visit, in case the tab is closed before they are sent.
 */
import { parse } from "./json";
import { keep } from "./lists";
import type { UnsentMessage } from "./state";

export interface Memory {
  /** The visitor it belongs to; undefined before the first welcome. */
  visitor?: string;
  outbox: UnsentMessage[];
  open: boolean;
  /** The text in the message box. */
  text: string;
}

/** The memory of a tab that has none. */
export const nothing: Memory = { outbox: [], open: false, text: "" };

/** The key under which the chat window keeps unsent drafts of closed tabs (`window/kept.ts`). */
export const unsentKey = (key: string): string => key + ":unsent";

/** Reads a tab's memory; invalid content from another script is ignored. */
export function recall(text: string | null): Memory {
  try {
    const value = parse(text ?? "null") as Partial<Memory> | null;
    if (!value) return nothing;
    return {
      visitor: typeof value.visitor === "string" ? value.visitor : undefined,
      outbox: unsentIn(value),
      text: typeof value.text === "string" ? value.text : "",
      open: value.open === true,
    };
  } catch {
    return nothing;
  }
}

/** The valid drafts in the storage, which another script may have changed. */
export function unsentIn(value: Partial<Memory>): UnsentMessage[] {
  const outbox = Array.isArray(value.outbox) ? value.outbox : [];
  return keep(outbox, (d) => d && typeof d.draft === "string" && typeof d.text === "string");
}
