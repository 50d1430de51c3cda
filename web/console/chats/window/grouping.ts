import type { Message } from "../../../shared/wire-agent";

/** Messages of one sender within one minute, or one system message, or the start of a day. */
export type Line =
  | { kind: "day"; key: string; at: number }
  | { kind: "event"; key: string; message: Message }
  | { kind: "group"; key: string; showsTime: boolean; messages: Message[] };

const minute = 60_000;

/** Times are shown at least this far apart; others appear on hover. */
const timeEvery = 5 * minute;

/** Groups messages, given in order, into the entries of the window. */
export function intoLines(messages: readonly Message[]): Line[] {
  const lines: Line[] = [];
  let day = "";
  let timeShown = -Infinity;
  for (const message of messages) {
    const today = new Date(message.at).toDateString();
    if (today !== day) {
      day = today;
      timeShown = -Infinity;
      lines.push({ kind: "day", key: `day-${today}`, at: message.at });
    }
    if (message.from === "system") {
      lines.push({ kind: "event", key: `event-${message.sequence}`, message });
      continue;
    }
    const last = lines[lines.length - 1];
    if (last.kind === "group" && belongTogether(last.messages[last.messages.length - 1], message)) {
      last.messages.push(message);
      continue;
    }
    const showsTime = message.at - timeShown >= timeEvery;
    if (showsTime) timeShown = message.at;
    lines.push({ kind: "group", key: `group-${message.sequence}`, showsTime, messages: [message] });
  }
  return lines;
}

/** The progress of an agent's message: stored, delivered, seen. */
export type Tick = "sent" | "delivered" | "read";

/** The tick of a message with this sequence number. */
export function tickOf(sequence: number, delivered: number, read: number): Tick {
  if (sequence <= read) return "read";
  return sequence <= delivered ? "delivered" : "sent";
}

function belongTogether(a: Message, b: Message): boolean {
  return a.from === b.from && sender(a) === sender(b) && Boolean(a.note) === Boolean(b.note) &&
    Math.floor(a.at / minute) === Math.floor(b.at / minute);
}

function sender(message: Message): string {
  return message.agent ?? message.name ?? "";
}
