import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { wantWaiting } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { type ChatLists as Lists, holdOrder } from "../../state/chats";
import { ChatEntry, InvitationEntry, WaitingEntry } from "./ChatEntry";
import { chatWords } from "../../words/words";
import { entryHeight } from "./drawn";
import { useWindow } from "./useWindow";

const words = chatWords.lists;

/** The four lists at the left, each drawn only where it is visible; `current` is the id of the open one. */
export function ChatLists({ lists, current }: { lists: Lists; current: string | null }) {
  const scroller = useRef<HTMLElement>(null);
  const [isPointed, setPointed] = useState(false);
  const more = useFoyer((state) => state.moreWaiting);
  const order = useRef<readonly string[]>([]);
  const ongoing = isPointed ? holdOrder(order.current, lists.ongoing) : lists.ongoing;
  order.current = ongoing.map(({ id }) => id);
  return (
    <nav
      ref={scroller}
      className="chat-lists"
      aria-label={chatWords.title}
      onPointerEnter={(event) => event.pointerType !== "touch" && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <List
        {...{ scroller, current }}
        name={words.waiting}
        none={words.noneWaiting}
        items={lists.waiting}
        more={more}
        want={wantWaiting}
        draw={(chat) => <WaitingEntry chat={chat} isCurrent={chat.id === current} />}
        urgent
      />
      <List
        {...{ scroller, current }}
        name={words.ongoing}
        none={words.noneOngoing}
        items={ongoing}
        draw={(chat) => <ChatEntry chat={chat} isCurrent={chat.id === current} />}
      />
      <List
        {...{ scroller, current }}
        name={words.invited}
        none={words.noneInvited}
        items={lists.invited}
        draw={(invitation) => (
          <InvitationEntry invitation={invitation} isCurrent={invitation.id === current} />
        )}
      />
      <List
        {...{ scroller, current }}
        name={words.ended}
        none={words.noneEnded}
        items={lists.ended}
        draw={(chat) => <ChatEntry chat={chat} isCurrent={chat.id === current} />}
      />
      <p className="chat-lists-hint" aria-hidden="true">{words.hint}</p>
    </nav>
  );
}

function List<Item extends { id: string }>(
  { name, none, items, more = 0, want, draw, scroller, current, urgent = false }: {
    name: string;
    none: string;
    items: readonly Item[];
    /** How many more there are that this console does not hold. */
    more?: number;
    /** Requests at least this many of them. */
    want?: (count: number) => void;
    draw: (item: Item) => ReactNode;
    scroller: RefObject<HTMLElement>;
    current: string | null;
    urgent?: boolean;
  },
) {
  const list = useRef<HTMLUListElement>(null);
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
        {name}
        <span className={urgent && all > 0 ? "chat-list-count is-urgent" : "chat-list-count"}>
          {all.toLocaleString()}
        </span>
      </h2>
      <ul ref={list} aria-label={name} style={room}>
        {items.slice(first, last).map((item, index) => (
          <li key={item.id} className="chat-entry" aria-setsize={all} aria-posinset={first + index + 1}>
            {draw(item)}
          </li>
        ))}
      </ul>
      {count === 0 && <p className="chat-list-none">{none}</p>}
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
