import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Chat, Message } from "../../../shared/wire-agent";
import { Icon } from "../../../ui/Icon";
import { markRead, send } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { emptyTranscript } from "../../state/transcript";
import { sayRead } from "../../state/attention";
import { dayName } from "../../../words/times";
import { intoLines, type Line } from "./grouping";
import { EventLine, MessageGroup } from "./MessageLine";
import { chatWords } from "../../words/words";
import { marksAsRead, type Mode } from "./mode";
import { useOutbox } from "../composer/sending";
import { UnsentLine } from "./UnsentLine";
import { useAttention } from "./useAttention";
import { useScroll } from "./useScroll";

const words = chatWords.message;

/** How many older messages are requested at once: more than a screen, fast enough. */
const page = 50;

/** The messages of a chat, the newest at the bottom. */
export function MessageList({ chat, mode }: { chat: Chat; mode: Mode }) {
  const box = useRef<HTMLDivElement>(null);
  const transcript = useFoyer((state) => state.messages.get(chat.id));
  const marks = useFoyer((state) => state.marks.get(chat.id));
  const typing = useFoyer((state) => state.typing.get(chat.id));
  const connection = useFoyer((state) => state.connection);
  const me = useFoyer((state) => state.me?.id);
  const outbox = useOutbox();
  const unsent = useMemo(() => outbox.filter((each) => each.chat === chat.id && each.agent === me), [
    outbox,
    chat.id,
    me,
  ]);
  const { messages, more } = transcript ?? emptyTranscript;
  const lines = useMemo(() => intoLines(messages), [messages]);
  const first = messages[0]?.sequence ?? 0;
  const last = messages.at(-1)?.sequence ?? 0;
  const isTyping = typing !== undefined && mode.kind !== "ended" && typing.from === "visitor";

  const older = useCallback(() => {
    send({ type: "fetch", chat: chat.id, before: first, count: page });
  }, [chat.id, first]);
  const { isAtEnd, behind, toEnd } = useScroll(box, { first, last, more }, older);

  // a chat opened for the first time has no messages; those of a watched chat are sent by the server
  const isBare = transcript === undefined;
  const mayFetch = mode.kind === "chat" || mode.kind === "waiting" || mode.kind === "ended";
  useEffect(() => {
    if (isBare && mayFetch && connection === "live") send({ type: "fetch", chat: chat.id, count: page });
  }, [isBare, mayFetch, connection, chat.id]);

  useEffect(() => {
    if (unsent.length > 0) toEnd();
  }, [unsent.length, toEnd]);

  const attentive = useAttention();
  const isRead = marksAsRead(mode, chat, me ?? "");
  useEffect(() => {
    if (!attentive || !isAtEnd || !isRead || connection !== "live") return;
    if (last <= (chat.readByAgent ?? 0)) return;
    markRead(chat.id, last);
    sayRead(chat.id, last);
  }, [attentive, isAtEnd, isRead, connection, last, chat.id, chat.readByAgent]);

  return (
    <div className="message-frame">
      <div
        ref={box}
        className="message-list"
        role="log"
        aria-label={words.list(chat.visitorName)}
        tabIndex={0}
      >
        <div className="message-flow">
          <div>
            {more && <p className="message-older">{words.older}</p>}
            {messages.length === 0 && unsent.length === 0 && <FirstWord chat={chat} isBare={isBare} />}
            {lines.map((each) => (
              <LineView
                key={each.key}
                line={each}
                me={me}
                delivered={marks?.delivered ?? 0}
                read={marks?.read ?? 0}
              />
            ))}
            {unsent.map((each) => (
              <UnsentLine key={each.draft} unsent={each} isConnectionLost={connection !== "live"} />
            ))}
            {isTyping && (
              <p className="typing-line" aria-live="off">
                <span className="typing-dots" aria-hidden="true">
                  <i />
                  <i />
                  <i />
                </span>
                {words.isTyping(chat.visitorName, typing.text)}
              </p>
            )}
          </div>
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className="new-below" onClick={toEnd}>
          <Icon name="arrow-down" size={14} />
          {behind > 0 ? `${behind} ${words.newBelow}` : words.newest}
        </button>
      )}
    </div>
  );
}

/** Until the messages are loaded, the last known one; for an empty chat, that it is empty. */
function FirstWord({ chat, isBare }: { chat: Chat; isBare: boolean }) {
  if (!chat.lastMessage) return <p className="message-none">{isBare ? chatWords.loading : words.nothing}</p>;
  const { from, text, at } = chat.lastMessage;
  const message: Message = { sequence: chat.last, from, text, at };
  return <MessageGroup messages={[message]} showsTime sender={null} delivered={0} read={0} />;
}

function LineView({ line, me, delivered, read }: {
  line: Line;
  me: string | undefined;
  delivered: number;
  read: number;
}) {
  switch (line.kind) {
    case "day":
      return (
        <div className="day-line">
          <span>{dayName(line.at)}</span>
        </div>
      );
    case "event":
      return <EventLine message={line.message} />;
    case "group": {
      const [first] = line.messages;
      const from = first.sequence - 1;
      const to = line.messages[line.messages.length - 1].sequence;
      return (
        <MessageGroup
          messages={line.messages}
          showsTime={line.showsTime}
          sender={senderOf(first, me)}
          delivered={clamp(delivered, from, to)}
          read={clamp(read, from, to)}
        />
      );
    }
    default: {
      const never: never = line;
      return never;
    }
  }
}

/** Marks beyond a group do not affect it; clamped, they do not redraw it. */
function clamp(mark: number, from: number, to: number): number {
  return Math.min(Math.max(mark, from), to);
}

/** The visitor and the agent themselves need no name. */
function senderOf(message: Message, me: string | undefined): string | null {
  switch (message.from) {
    case "visitor":
    case "system":
      return null;
    case "agent":
      return message.agent === me ? null : message.name ?? words.agent;
    case "flow":
      return message.name ?? words.flow;
    case "bot":
      return message.name ?? words.bot;
    default: {
      const never: never = message.from;
      return never;
    }
  }
}
