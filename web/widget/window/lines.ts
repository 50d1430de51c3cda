/** The entries of the conversation: grouping, days, ticks. Pure, so that it can be tested. */
import type { Chat, Message } from "../../shared/wire-visitor";
import { each, turn } from "../lists";
import { eventText, windowText as text } from "../messages";
import type { State } from "../state";
import { isOpen } from "../state";
import type { Part } from "./earlier";

export type Tick = "sending" | "sent" | "delivered" | "read" | "failed";

export interface Bubble {
  kind: "bubble";
  key: string;
  own: boolean;
  name: string;
  text: string;
  at: number | null;
  /** The first and the last message of a group of one author. */
  first: boolean;
  last: boolean;
  tick: Tick | null;
  /** Of an earlier chat. */
  past: boolean;
  /** The draft's id, for sending it again. */
  draft: string | null;
}

export type Line =
  | Bubble
  | { kind: "day"; key: string; at: number; past: boolean }
  | { kind: "event"; key: string; text: string; past: boolean };

/** Messages of one author closer than this are grouped under one time. */
const groupTime = 5 * 60_000;

/** All entries of the conversation, oldest first; `earlier` are the fetched chats of former visits. */
export function linesOf(state: State, now: number, earlier: readonly Part[] = []): Line[] {
  const lines: Line[] = [];
  const add = (line: Line) => lines[lines.length] = line;
  const { look, chat } = state;
  // No greeting if nobody can help.
  const canHelp = state.online || chat || state.past.length;
  let day = dayOf(now);
  const begin = (at: number, past: boolean) => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    add({ kind: "day", key: `day ${past ? "past " : ""}${day}`, at, past });
  };
  const append = (line: Line, at: number) => {
    begin(at, line.past);
    add(line);
  };
  if (earlier.length) day = "";
  each(earlier, ({ id, messages }) =>
    each(messages, (m) => {
      if (m.event !== "waiting") {
        append({ ...lineOf(m, `${id} ${m.sequence}`, null, null), past: true }, m.at);
      }
    }));
  if (look?.greeting && !look.startsOnOpen && canHelp) {
    begin(now, false);
    add({ ...bare, key: "greeting", name: look.title, text: look.greeting });
  }
  each(state.past, (m, index) => {
    if (m.event !== "waiting") append(lineOf(m, `past ${index}`, null, null), m.at);
  });
  each(state.messages, (m) => {
    // The end is displayed at the bottom already, with the next options.
    const repeats = chat && !isOpen(chat) && (m.event === "ended" || m.event === "refused") ||
      m.event === "waiting" && chat?.status !== "waitingForChat";
    const tick = !chat
      ? null
      : m.sequence <= chat.read
      ? "read"
      : m.sequence <= chat.delivered
      ? "delivered"
      : "sent";
    if (!repeats) append(lineOf(m, m.draft ?? `${chat?.id} ${m.sequence}`, tick, chat), m.at);
  });
  each(state.outbox, (d) => {
    const tick = d.failed ? "failed" : d.stored ? "sent" : "sending";
    append({ ...bare, key: d.draft, own: true, text: d.text, at: d.at, tick, draft: d.draft }, d.at);
  });
  return grouped(lines);
}

/** The answers to choose from: those of the last message, until it is answered. */
export function choicesOf(state: State): string[] {
  const last = state.messages[state.messages.length - 1];
  return last && isOpen(state.chat) && !state.outbox.length ? last.choices ?? [] : [];
}

const bare: Bubble = {
  kind: "bubble",
  key: "",
  own: false,
  name: "",
  text: "",
  at: null,
  first: true,
  last: true,
  tick: null,
  past: false,
  draft: null,
};

function lineOf(m: Message, key: string, tick: Tick | null, chat: Chat | null): Line {
  if (m.from === "system") {
    const words = m.event ? eventText(m.event, m.name, m.to, m.reason) ?? m.text : m.text;
    return { kind: "event", key, text: words, past: false };
  }
  const own = m.from === "visitor";
  return { ...bare, key, own, name: nameOf(m, chat), text: m.text, at: m.at, tick: own ? tick : null };
}

/** Flows and bots do not sign their messages; the chat has the current speaker's name. */
function nameOf({ from, name }: Message, chat: Chat | null): string {
  if (from === "visitor") return "";
  const speaker = chat?.speaker?.kind === from ? chat.speaker.name : "";
  return name || speaker ||
    (from === "flow" ? text.flowTitle : from === "bot" ? text.botTitle : text.agentTitle);
}

function grouped(lines: Line[]): Line[] {
  const together = (a: Line | undefined, b: Line | undefined) =>
    a?.kind === "bubble" && b?.kind === "bubble" && a.own === b.own && a.name === b.name &&
    a.past === b.past &&
    a.at !== null && b.at !== null && b.at - a.at < groupTime;
  return turn(lines, (line, index) => {
    if (line.kind !== "bubble") return line;
    const after = lines[index + 1];
    const sameTick = after?.kind === "bubble" && after.tick === line.tick;
    return {
      ...line,
      first: !together(lines[index - 1], line),
      // A group with different ticks shows each of them.
      last: !together(line, after) || !sameTick,
    };
  });
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
