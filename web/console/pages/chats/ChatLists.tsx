import type { ReactNode } from "react";
import type { ChatLists as Lists } from "./lists";
import { ChatEntry, InvitationEntry, WaitingEntry } from "./ChatEntry";
import { chatWords } from "./messages";

const words = chatWords.lists;

/** The four lists at the left; `current` is the id of what is open. */
export function ChatLists({ lists, current }: { lists: Lists; current: string | null }) {
  return (
    <nav className="chat-lists" aria-label={chatWords.title}>
      <List name={words.waiting} none={words.noneWaiting} count={lists.waiting.length} urgent>
        {lists.waiting.map((chat) => (
          <WaitingEntry key={chat.id} chat={chat} isCurrent={chat.id === current} />
        ))}
      </List>
      <List name={words.ongoing} none={words.noneOngoing} count={lists.ongoing.length}>
        {lists.ongoing.map((chat) => <ChatEntry key={chat.id} chat={chat} isCurrent={chat.id === current} />)}
      </List>
      <List name={words.invited} none={words.noneInvited} count={lists.invited.length}>
        {lists.invited.map((invitation) => (
          <InvitationEntry
            key={invitation.id}
            invitation={invitation}
            isCurrent={invitation.id === current}
          />
        ))}
      </List>
      <List name={words.ended} none={words.noneEnded} count={lists.ended.length}>
        {lists.ended.map((chat) => <ChatEntry key={chat.id} chat={chat} isCurrent={chat.id === current} />)}
      </List>
      <p className="chat-lists-hint" aria-hidden="true">{words.hint}</p>
    </nav>
  );
}

function List(
  { name, none, count, urgent = false, children }: {
    name: string;
    none: string;
    count: number;
    urgent?: boolean;
    children: ReactNode;
  },
) {
  return (
    <section className="chat-list" aria-label={name}>
      <h2 className="chat-list-name">
        {name}
        <span className={urgent && count > 0 ? "chat-list-count is-urgent" : "chat-list-count"}>{count}</span>
      </h2>
      <ul aria-label={name}>{children}</ul>
      {count === 0 && <p className="chat-list-none">{none}</p>}
    </section>
  );
}
