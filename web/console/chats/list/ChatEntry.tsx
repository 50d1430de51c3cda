import type { ReactNode } from "react";
import type { Chat, Invitation, Message } from "../../../shared/wire-agent";
import { perform } from "../../visitor/actions";
import { Avatar } from "../../../ui/Avatar";
import { IconButton } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { navigate } from "../../places/router";
import { attempt } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { emptyTranscript } from "../../state/transcript";
import { Since } from "../../parts/Since";
import { isOver, lastSaid, type Said, unread, waitsForMe } from "../../state/chats";
import { chatWords } from "../../words/words";
import { placeOf } from "../../places/chats";
import { GoesOn, useHandover } from "../../parts/GoesOn";

const words = chatWords.lists;

/** A waiting chat, with its two buttons. */
export function WaitingEntry({ chat, isCurrent }: { chat: Chat; isCurrent: boolean }) {
  const before = useFoyer((state) => chat.after ? state.agents.get(chat.after)?.name : undefined);
  return (
    <>
      <EntryLink id={chat.id} name={chat.visitorName} isCurrent={isCurrent} isWaiting>
        <span className="chat-entry-top">
          <span className="chat-entry-name">{chat.visitorName}</span>
          <Since at={chat.waitingSince ?? chat.startedAt} as="counted" />
        </span>
        <span className="chat-entry-last">
          {before ? words.gone(before) : chat.lastMessage?.text ?? words.nothingSaid}
        </span>
      </EntryLink>
      <span className="chat-entry-actions">
        <IconButton
          icon="check"
          tone="primary"
          label={words.accept(chat.visitorName)}
          tip={chatWords.band.accept}
          tipSide="below"
          onClick={() => void perform("accept", { id: chat.visitor, name: chat.visitorName, chat: chat.id })}
        />
        <IconButton
          icon="x"
          tone="plain"
          label={words.refuse(chat.visitorName)}
          tip={chatWords.band.refuse}
          tipSide="below"
          onClick={() => void attempt({ type: "refuse", visitor: chat.visitor, chat: chat.id })}
        />
      </span>
    </>
  );
}

/** An ongoing or ended chat. */
export function ChatEntry({ chat, isCurrent }: { chat: Chat; isCurrent: boolean }) {
  const me = useFoyer((state) => state.me?.id);
  const typing = useFoyer((state) => state.typing.get(chat.id)?.from === "visitor");
  const transcript = useFoyer((state) => state.messages.get(chat.id)) ?? emptyTranscript;
  const isMine = chat.assignee === me;
  const isNew = isMine && chat.transfer != null;
  const count = isMine && !isNew ? unread(chat, transcript.messages) : 0;
  const handover = useHandover(isMine || isOver(chat) ? null : chat.assignee, chat.queue);
  const since = me === undefined ? null : waitsForMe(chat, transcript.messages, me);
  return (
    <EntryLink
      id={chat.id}
      name={chat.visitorName}
      isCurrent={isCurrent}
      isFaded={isOver(chat)}
      isUnread={count > 0 || isNew}
    >
      <span className="chat-entry-top">
        <span className="chat-entry-name">{chat.visitorName}</span>
        {!isMine && !isOver(chat) && <Icon name="scan-eye" size={14} />}
        <Time chat={chat} since={since} said={lastSaid(chat, transcript.messages)} />
      </span>
      <span className="chat-entry-bottom">
        <span className={typing && !handover ? "chat-entry-last is-typing" : "chat-entry-last"}>
          {handover
            ? <GoesOn handover={handover} />
            : typing
            ? words.typing
            : <BelowName chat={chat} messages={transcript.messages} />}
        </span>
        {chat.left != null && !isOver(chat) && <span className="badge-left">{words.leftSite}</span>}
        {isNew
          ? <span className="chat-entry-unread">{words.new}</span>
          : count > 0 && <span className="chat-entry-unread">{words.unread(count)}</span>}
      </span>
    </EntryLink>
  );
}

/** How long the visitor has waited for this agent; else the time of the last message. */
function Time({ chat, since, said }: { chat: Chat; since: number | null; said: Said | null }) {
  if (since === null) return <Since at={chat.endedAt ?? said?.at ?? chat.startedAt} />;
  return (
    <span className="chat-entry-waits" title={words.waitsFor}>
      <Icon name="hourglass" size={12} />
      <span className="visually-hidden">{words.waitsFor}:</span>
      <Since at={since} as="minutes" />
    </span>
  );
}

/** The line below the name: how it ended, who has it, or the last message and its author. */
function BelowName({ chat, messages }: { chat: Chat; messages: readonly Message[] }) {
  const myName = useFoyer((state) => state.me?.name);
  const isMine = useFoyer((state) => chat.assignee === state.me?.id);
  const agent = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name : undefined);
  const giver = useFoyer((state) => chat.transfer ? state.agents.get(chat.transfer.by)?.name : undefined);
  const someone = chatWords.message.agent;
  if (isOver(chat)) {
    const reason = chat.endReason ? chatWords.endReasons[chat.endReason] : undefined;
    if (reason) return <>{reason}</>;
  } else if (chat.transfer) {
    return <>{isMine ? words.transferredBy(giver ?? someone) : words.waitsToBeOpened(agent ?? someone)}</>;
  } else if (!isMine) {
    if (chat.status === "chattingWithFlow") return <>{words.withFlow}</>;
    if (chat.status === "chattingWithBot") return <>{words.withBot}</>;
    if (agent) return <>{words.withAgent(agent)}</>;
  }
  const last = lastSaid(chat, messages);
  if (!last) return <>{words.nothingSaid}</>;
  // Written by a colleague before the chat was handed over, if it has another name.
  const isMyWord = last.from === "agent" && isMine && (last.name == null || last.name === myName);
  return <>{isMyWord ? words.you(last.text) : last.text}</>;
}

/** A visitor who has not answered the agent's invitation yet. */
export function InvitationEntry({ invitation, isCurrent }: { invitation: Invitation; isCurrent: boolean }) {
  return (
    <EntryLink id={invitation.id} name={invitation.visitorName} isCurrent={isCurrent}>
      <span className="chat-entry-top">
        <span className="chat-entry-name">{invitation.visitorName}</span>
        <Since at={invitation.at} as="counted" />
      </span>
      <span className="chat-entry-last">{invitation.text}</span>
    </EntryLink>
  );
}

function EntryLink(
  { id, name, isCurrent, isFaded = false, isUnread = false, isWaiting = false, children }: {
    id: string;
    name: string;
    isCurrent: boolean;
    isFaded?: boolean;
    isUnread?: boolean;
    isWaiting?: boolean;
    children: ReactNode;
  },
) {
  const marks = [isFaded && " is-faded", isUnread && " is-unread", isWaiting && " is-waiting"];
  return (
    <a
      className={`chat-entry-link${marks.filter(Boolean).join("")}`}
      href={placeOf(id)}
      aria-current={isCurrent ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return; // a new tab or window was requested
        event.preventDefault();
        navigate(placeOf(id));
      }}
    >
      <Avatar name={name} />
      <span className="chat-entry-words">{children}</span>
    </a>
  );
}
