import { memo } from "react";
import { pieces } from "../../../shared/links";
import type { Message } from "../../../shared/wire-agent";
import { Icon } from "../../../ui/Icon";
import { timeOfDay } from "../../../words/times";
import { type Tick, tickOf } from "./grouping";
import { chatWords } from "../../words/words";

const words = chatWords.message;

/** A system message: one thin line in the middle. */
export function EventLine({ message }: { message: Message }) {
  const { event, name, to, reason } = message;
  const text = event ? chatWords.events[event]?.(name ?? "", to, reason) : undefined;
  return (
    <div className="event-line" title={timeOfDay(message.at)}>
      <span>{text ?? message.text}</span>
    </div>
  );
}

type GroupProps = {
  messages: readonly Message[];
  showsTime: boolean;
  /** The author, if it must be shown. */
  sender: string | null;
  /** The delivery and read marks of the visitor, within this group. */
  delivered: number;
  read: number;
};

/** The messages of one sender within one minute. */
export const MessageGroup = memo(function MessageGroup(
  { messages, showsTime, sender, delivered, read }: GroupProps,
) {
  const first = messages[0];
  const isNote = first.note === true;
  return (
    <div className={groupClass(first, isNote)}>
      {(sender || isNote) && (
        <div className="message-sender">
          {isNote && <Icon name="sticky-note" size={14} />}
          {isNote ? `${words.note} · ${first.name ?? words.agent}` : sender}
        </div>
      )}
      {messages.map((message, index) => {
        const tick = first.from === "agent" && !isNote ? tickOf(message.sequence, delivered, read) : null;
        const next = messages[index + 1];
        const showsTick = tick !== null && (!next || tickOf(next.sequence, delivered, read) !== tick);
        return (
          <div key={message.sequence} className="message">
            <div className="bubble" dir="auto">
              <MessageText text={message.text} />
              {message.choices && message.choices.length > 0 && (
                <ul className="message-choices" aria-label={words.choices}>
                  {message.choices.map((choice) => <li key={choice}>{choice}</li>)}
                </ul>
              )}
              {message.sources && message.sources.length > 0 && (
                <p className="message-sources">{words.sources} {message.sources.join(" · ")}</p>
              )}
            </div>
            <span className="message-meta">
              <time
                dateTime={new Date(message.at).toISOString()}
                className={showsTime && index === 0 ? "message-time" : "message-time is-shy"}
              >
                {timeOfDay(message.at)}
              </time>
              {showsTick && <TickMark tick={tick} />}
            </span>
          </div>
        );
      })}
    </div>
  );
}, isSame);

/** The text, with its web addresses as links. */
export function MessageText({ text }: { text: string }) {
  return (
    <p className="message-text">
      {pieces(text).map((piece, index) =>
        piece.href === undefined ? piece.text : (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            title={words.opens}
          >
            {piece.text}
          </a>
        )
      )}
    </p>
  );
}

function TickMark({ tick }: { tick: Tick }) {
  return (
    <span className={`tick tick-${tick}`} role="img" aria-label={words[tick]} title={words[tick]}>
      <Icon name={tick === "sent" ? "check" : "check-check"} size={14} />
    </span>
  );
}

function groupClass(message: Message, isNote: boolean): string {
  if (isNote) return "message-group is-ours is-note";
  return message.from === "visitor" ? "message-group" : `message-group is-ours is-${message.from}`;
}

function isSame(a: GroupProps, b: GroupProps): boolean {
  return a.showsTime === b.showsTime && a.sender === b.sender && a.delivered === b.delivered &&
    a.read === b.read && a.messages.length === b.messages.length &&
    a.messages.every((message, index) => message === b.messages[index]);
}
