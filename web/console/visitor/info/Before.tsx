import { useEffect, useState } from "react";
import type { Chat, VisitorInfo } from "../../../shared/wire-agent";
import { moment } from "../../../words/format";
import { words } from "../../words/words";
import { send, serverNow } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { Icon } from "../../../ui/Icon";
import { Fact } from "../../parts/Copyable";

/** The visitor's history: first visit, number of visits, and past chats, which can be opened. */
export function Before({ info }: { info: VisitorInfo }) {
  const now = serverNow();
  const past = info.pastChats ?? [];
  return (
    <>
      <h3 className="info-heading">{words.info.before}</h3>
      <dl className="facts">
        <Fact what={words.info.firstVisit} value={info.firstVisit ? moment(info.firstVisit, now) : null} />
        <Fact what={words.info.visits} value={String(info.visits ?? info.row.visits)} />
      </dl>
      <h4 className="info-subheading">{words.info.pastChats}</h4>
      {past.length === 0
        ? <p className="soft">{words.info.noPastChats}</p>
        : <ul className="past-chats">{past.map((chat) => <PastChat key={chat.id} chat={chat} />)}</ul>}
    </>
  );
}

/** A past chat; opens on click. */
export function PastChat({ chat }: { chat: Chat }) {
  const [open, setOpen] = useState(false);
  const by = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name ?? "" : "");
  return (
    <li>
      <button type="button" className="past-chat" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? "chevron-down" : "chevron-right"} size={14} />
        <span className="past-chat-when">{moment(chat.startedAt, serverNow())}</span>
        <span className="past-chat-last">{chat.lastMessage?.text ?? by}</span>
      </button>
      {open && <PastMessages chat={chat.id} />}
    </li>
  );
}

/** A past chat is read at once; the protocol sends no more. */
const readAtOnce = 200;

function PastMessages({ chat }: { chat: string }) {
  const transcript = useFoyer((state) => state.messages.get(chat));
  useEffect(() => {
    if (!transcript) send({ type: "fetch", chat, after: 0, count: readAtOnce });
  }, [chat, transcript]);
  if (!transcript) return <span className="bone bone-row" aria-hidden="true" />;
  const said = transcript.messages.filter((message) => message.from !== "system");
  if (said.length === 0) return <p className="soft past-messages">{words.info.noMessages}</p>;
  return (
    <ol className="past-messages">
      {said.map((message) => (
        <li key={message.sequence} className={message.from === "visitor" ? "past-visitor" : undefined}>
          <span className="past-who">{message.name ?? words.speaker[message.from]}</span>
          <span>{message.text}</span>
        </li>
      ))}
    </ol>
  );
}
