/**
 * Messages that were not sent before their tab was closed: kept in the browser for the visitor's next page, and sent
 * from there.
 */
import { encode, parse } from "../json";
import { each, find, joined, keep } from "../lists";
import { unsentIn, unsentKey } from "../memory";
import type { Memory } from "../memory";
import type { State, UnsentMessage } from "../state";

/** More than a visitor writes while offline, and far below what a browser stores for a site. */
const keptLimit = 20;
/** A day: an older question should not be sent in the visitor's name. */
const keptTime = 86_400_000;

export interface KeptMessages {
  /** Drafts of this visitor from tabs that were closed; those of another visitor are deleted. */
  take(): UnsentMessage[];
  /** Keeps this tab's unsent drafts, beside those of other tabs. */
  keep(outbox: readonly UnsentMessage[]): void;
}

/** Whether a draft is known already: kept by a tab that was closed before it received the acknowledgement. */
export function isKnown({ outbox, messages }: State, { draft }: UnsentMessage): boolean {
  return !!find(joined<{ draft?: string | null }>(outbox, messages), (known) => known.draft === draft);
}

/** @param key the widget's key in the browser's storage. */
export function keptMessages(key: string, visitor: string): KeptMessages {
  /** All drafts that this tab has kept: those no longer in its outbox have been sent. */
  const own: Record<string, true> = {};
  const use = (action: (storage: Storage) => void) => {
    try {
      action(localStorage);
    } catch {
      // Storage is switched off or full.
    }
  };
  const stored = () => {
    let found: UnsentMessage[] = [];
    use((storage) => {
      const kept = parse(storage.getItem(unsentKey(key)) ?? "null") as Partial<Memory> | null;
      if (kept?.visitor === visitor) found = keep(unsentIn(kept), (d) => Date.now() - d.at < keptTime);
      else if (kept) storage.removeItem(unsentKey(key));
    });
    return found;
  };
  return {
    take: () => {
      const found = stored();
      each(found, ({ draft }) => own[draft] = true);
      return found;
    },
    keep: (outbox) => {
      each(outbox, ({ draft }) => own[draft] = true);
      const all = joined(keep(stored(), ({ draft }) => !own[draft]), outbox);
      const first = Math.max(0, all.length - keptLimit);
      const latest = keep(all, (_, at) => at >= first);
      use((storage) =>
        latest.length
          ? storage.setItem(unsentKey(key), encode({ visitor, outbox: latest }))
          : storage.removeItem(unsentKey(key))
      );
    },
  };
}
