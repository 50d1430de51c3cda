import { useCallback, useEffect, useMemo, useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import type { Shown } from "../../../ui/held";
import { useHeldItems, usePointed } from "../../../ui/useHeldItems";
import type { ChatLists } from "../../state/chats";

/** Every list of the page as it is shown. */
export type ShownLists = { readonly [Name in keyof ChatLists]: Shown<ChatLists[Name][number]> };

/** What of the lists is shown, and how to tell that the agent points at them. */
export interface Held {
  readonly lists: ShownLists;
  /** The ids of what is shown from top to bottom, for going to the next with the keyboard. */
  readonly ids: readonly string[];
  /** For the element that the agent points at. */
  readonly handlers: ReturnType<typeof usePointed>["handlers"];
  /** Shows what is live once. */
  readonly settle: () => void;
}

/**
 * The lists as they are shown: the live ones, or while the agent points at them the places of when that began. Somebody who types
 * does not point, wherever the mouse was left.
 */
export function useHeldLists(live: ChatLists, more: number, chats: ReadonlyMap<string, Chat>): Held {
  const { isPointed: isHeld, release, handlers } = usePointed();
  const [settled, setSettled] = useState(0);
  const settle = useCallback(() => setSettled((times) => times + 1), []);
  const now = useCallback((id: string) => chats.get(id), [chats]);
  useEffect(() => {
    if (!isHeld) return;
    addEventListener("input", release);
    return () => removeEventListener("input", release);
  }, [isHeld, release]);
  const waiting = useHeldItems(live.waiting, { isHeld, settled, more, now });
  const ongoing = useHeldItems(live.ongoing, { isHeld, settled, now });
  const invited = useHeldItems(live.invited, { isHeld, settled });
  const ended = useHeldItems(live.ended, { isHeld, settled, now });
  const ids = useMemo(
    () => [waiting, ongoing, invited, ended].flatMap(({ items }) => items.map(({ id }) => id)),
    [waiting, ongoing, invited, ended],
  );
  return { lists: { waiting, ongoing, invited, ended }, ids, handlers, settle };
}
