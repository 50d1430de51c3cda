import type { ReactNode } from "react";
import type { Chat, Invitation, LastMessage } from "../../../shared/wire-agent";
import { Avatar } from "../../parts/Avatar";
import { IconButton } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { navigate } from "../../router";
import { attempt, useFoyer } from "../../store";
import { emptyTranscript } from "../../transcript";
import { Since } from "./Since";
import { isOver, lastSaid, unread } from "./lists";
import { chatWords } from "./messages";
import { placeOf } from "./opened";

const words = chatWords.lists;

/** A chat that waits to be taken, with its two buttons. */
export function WaitingEntry({ chat, isCurrent }: { chat: Chat; isCurrent: boolean }) {
  async function accept(): Promise<void> {
    const done = await attempt({ type: "accept", visitor: chat.visitor, chat: chat.id });
    if (done !== null) navigate(placeOf(chat.id));
  }
  return (
    <li className="chat-entry is-waiting">
      <EntryLink id={chat.id} name={chat.visitorName} isCurrent={isCurrent}>
        <span className="chat-entry-top">
          <span className="chat-entry-name">{chat.visitorName}</span>
          <Since at={chat.waitingSince ?? chat.startedAt} as="counted" />
        </span>
        <span className="chat-entry-last">{chat.lastMessage?.text ?? words.nothingSaid}</span>
      </EntryLink>
      <span className="chat-entry-actions">
        <IconButton
          icon="check"
          tone="primary"
          label={words.accept(chat.visitorName)}
          tip={chatWords.band.accept}
          tipSide="below"
          onClick={() => void accept()}
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
    </li>
  );
}

/** A chat under way or over. */
export function ChatEntry({ chat, isCurrent }: { chat: Chat; isCurrent: boolean }) {
  const me = useFoyer((state) => state.me?.id);
  const myName = useFoyer((state) => state.me?.name);
  const agent = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name : undefined);
  const typing = useFoyer((state) => state.typing.get(chat.id)?.from === "visitor");
  const transcript = useFoyer((state) => state.messages.get(chat.id)) ?? emptyTranscript;
  const last = lastSaid(chat, transcript.messages);
  const isMine = chat.assignee === me;
  // A colleague said it before the chat was handed on, if a name stands with it and is another.
  const isMyWord = isMine && (last?.name == null || last.name === myName);
  const count = isMine ? unread(chat, transcript.messages) : 0;
  return (
    <li className={count > 0 ? "chat-entry is-unread" : "chat-entry"}>
      <EntryLink id={chat.id} name={chat.visitorName} isCurrent={isCurrent} isFaded={isOver(chat)}>
        <span className="chat-entry-top">
          <span className="chat-entry-name">{chat.visitorName}</span>
          {!isMine && !isOver(chat) && <Icon name="scan-eye" size={14} />}
          <Since at={chat.endedAt ?? last?.at ?? chat.startedAt} />
        </span>
        <span className="chat-entry-bottom">
          <span className={typing ? "chat-entry-last is-typing" : "chat-entry-last"}>
            {typing ? words.typing : lastWord(chat, last, { isMine, isMyWord }, agent)}
          </span>
          {count > 0 && <span className="chat-entry-unread">{words.unread(count)}</span>}
        </span>
      </EntryLink>
    </li>
  );
}

/** A visitor whose answer to the agent's invitation is awaited. */
export function InvitationEntry({ invitation, isCurrent }: { invitation: Invitation; isCurrent: boolean }) {
  return (
    <li className="chat-entry">
      <EntryLink id={invitation.id} name={invitation.visitorName} isCurrent={isCurrent}>
        <span className="chat-entry-top">
          <span className="chat-entry-name">{invitation.visitorName}</span>
          <Since at={invitation.at} as="counted" />
        </span>
        <span className="chat-entry-last">{invitation.text}</span>
      </EntryLink>
    </li>
  );
}

function EntryLink(
  { id, name, isCurrent, isFaded = false, children }: {
    id: string;
    name: string;
    isCurrent: boolean;
    isFaded?: boolean;
    children: ReactNode;
  },
) {
  return (
    <a
      className={isFaded ? "chat-entry-link is-faded" : "chat-entry-link"}
      href={placeOf(id)}
      aria-current={isCurrent ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return; // a new tab or window was asked for
        event.preventDefault();
        navigate(placeOf(id));
      }}
    >
      <Avatar name={name} />
      <span className="chat-entry-words">{children}</span>
    </a>
  );
}

/** What stands below the name: the last word, and whose it was; of a watched chat, who is talking. */
function lastWord(
  chat: Chat,
  last: LastMessage | null,
  { isMine, isMyWord }: { isMine: boolean; isMyWord: boolean },
  agent: string | undefined,
): string {
  if (!isMine && !isOver(chat)) {
    if (chat.status === "chattingWithFlow") return words.withFlow;
    if (chat.status === "chattingWithBot") return words.withBot;
    if (agent) return words.withAgent(agent);
  }
  if (!last) return words.nothingSaid;
  if (last.from !== "agent") return last.text;
  return isMyWord ? words.you(last.text) : last.text;
}
