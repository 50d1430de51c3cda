import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { count as countOf } from "../../../words/format";
import { wantWaiting } from "../../state/store";
import { ChatEntry, InvitationEntry, WaitingEntry } from "./ChatEntry";
import { FreshPill } from "../../../ui/FreshPill";
import type { Shown } from "../../../ui/held";
import { chatWords } from "../../words/words";
import { entryHeight } from "./drawn";
import type { Held } from "./useHeldLists";
import { useWindow } from "./useWindow";

const words = chatWords.lists;

/** The four lists at the left, each drawn only where it is seen; `current` is the id of what is open. */
export function ChatLists({ held, current }: { held: Held; current: string | null }) {
  const scroller = useRef<HTMLElement>(null);
  const { lists, handlers, settle } = held;
  return (
    <nav
      ref={scroller}
      className="chat-lists"
      aria-label={chatWords.title}
      {...handlers}
    >
      <List
        {...{ scroller, current, settle }}
        name={words.waiting}
        none={words.noneWaiting}
        shown={lists.waiting}
        want={wantWaiting}
        draw={(chat) => <WaitingEntry chat={chat} isCurrent={chat.id === current} />}
        drawGone={(chat) => <ChatEntry chat={chat} isCurrent={chat.id === current} />}
        urgent
      />
      <List
        {...{ scroller, current, settle }}
        name={words.ongoing}
        none={words.noneOngoing}
        shown={lists.ongoing}
        draw={(chat) => <ChatEntry chat={chat} isCurrent={chat.id === current} />}
      />
      <List
        {...{ scroller, current, settle }}
        name={words.invited}
        none={words.noneInvited}
        shown={lists.invited}
        draw={(invitation) => (
          <InvitationEntry invitation={invitation} isCurrent={invitation.id === current} />
        )}
      />
      <List
        {...{ scroller, current, settle }}
        name={words.ended}
        none={words.noneEnded}
        shown={lists.ended}
        draw={(chat) => <ChatEntry chat={chat} isCurrent={chat.id === current} />}
      />
      <p className="chat-lists-hint" aria-hidden="true">{words.hint}</p>
    </nav>
  );
}

function List<Item extends { id: string }>(
  { name, none, shown, want, draw, drawGone = draw, scroller, current, settle, urgent = false }: {
    name: string;
    none: string;
    shown: Shown<Item>;
    /** Asks for at least so many of them. */
    want?: (count: number) => void;
    draw: (item: Item) => ReactNode;
    /** Draws one that is no longer in this list, as long as its place is kept. */
    drawGone?: (item: Item) => ReactNode;
    scroller: RefObject<HTMLElement>;
    current: string | null;
    settle: () => void;
    urgent?: boolean;
  },
) {
  const list = useRef<HTMLUListElement>(null);
  const { items, gone, fresh, more, total } = shown;
  const count = items.length;
  const all = count + more;
  const { first, last } = useWindow(scroller, list, all);
  useEffect(() => {
    if (last > count) want?.(last);
  }, [want, last, count]);
  useInSight(scroller, list, items, current);
  const room = { paddingBlock: `${first * entryHeight}px ${(all - Math.min(last, count)) * entryHeight}px` };
  return (
    <section className="chat-list" aria-label={name}>
      <h2 className="chat-list-name">
        <span>{name}</span>
        {fresh > 0 && <FreshPill text={words.unread(fresh)} hint={words.freshHint} onSettle={settle} />}
        <span className={urgent && total > 0 ? "chat-list-count is-urgent" : "chat-list-count"}>
          {countOf(total)}
        </span>
      </h2>
      <ul ref={list} aria-label={name} style={room}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={item.id}
            className={gone.has(item.id) ? "chat-entry is-gone" : "chat-entry"}
            aria-setsize={all}
            aria-posinset={first + index + 1}
          >
            {gone.has(item.id) ? drawGone(item) : draw(item)}
          </li>
        ))}
      </ul>
      {count === 0 && <p className="chat-list-none">{fresh > 0 ? words.unread(fresh) : none}</p>}
    </section>
  );
}

/** Scrolls to the open entry when it changes, for instance by the keyboard, and is out of view. */
function useInSight(
  scroller: RefObject<HTMLElement>,
  list: RefObject<HTMLElement>,
  items: readonly { id: string }[],
  current: string | null,
): void {
  const known = useRef(items);
  known.current = items;
  useLayoutEffect(() => {
    const box = scroller.current;
    const index = current === null ? -1 : known.current.findIndex(({ id }) => id === current);
    if (!box || !list.current || index < 0) return;
    const top = list.current.offsetTop + index * entryHeight;
    if (top < box.scrollTop) box.scrollTop = top - entryHeight;
    else if (top + entryHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = top + 2 * entryHeight - box.clientHeight;
    }
  }, [current, scroller, list]);
}
