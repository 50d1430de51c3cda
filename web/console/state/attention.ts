/** The chat that the agent is looking at, in this tab and in other tabs of this browser. */

interface Word {
  tab: string;
  /** The chat whose window has the focus; null if the tab is in the background, or shows none. */
  chat: string | null;
  /** A visitor whose chat the agent is accepting in that tab. */
  taking?: string;
  /** What the agent has read in that tab. */
  read?: { chat: string; sequence: number };
}

/** How long accepting a chat may take to become visible, in milliseconds. */
const takingTime = 10_000;

const tab = Math.random().toString(36).slice(2);
const elsewhere = new Map<string, string>();
const taking = new Map<string, number>();
const listeners = new Set<() => void>();
const readers = new Set<(chat: string, sequence: number) => void>();
let channel: BroadcastChannel | null = null;
let said: string | null = null;

function open(): BroadcastChannel | null {
  if (channel === null && "BroadcastChannel" in globalThis) {
    channel = new BroadcastChannel("foyer.attention");
    channel.onmessage = (event: MessageEvent<Word>) => hear(event.data);
    addEventListener("pagehide", () => say(null));
  }
  return channel;
}

function post(word: Word): void {
  open()?.postMessage(word);
}

function hear({ tab, chat, taking: visitor, read }: Word): void {
  if (read) { for (const reader of readers) reader(read.chat, read.sequence); }
  if (visitor !== undefined) taking.set(visitor, Date.now());
  if (chat === null) elsewhere.delete(tab);
  else elsewhere.set(tab, chat);
  for (const listener of listeners) listener();
}

/** Reports to the other tabs which chat is open here. */
export function say(chat: string | null): void {
  if (chat === said) return;
  said = chat;
  post({ tab, chat });
}

/** The chats that are open in other tabs. */
export function lookedAtElsewhere(): Iterable<string> {
  open();
  return elsewhere.values();
}

/** Calls `listener` when another tab has reported something; the returned function cancels. */
export function onElsewhere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reports to the other tabs what was read here: the server does not. */
export function sayRead(chat: string, sequence: number): void {
  post({ tab, chat: said, read: { chat, sequence } });
}

/** Calls `reader` with what was read in another tab; the returned function cancels. */
export function onReadElsewhere(reader: (chat: string, sequence: number) => void): () => void {
  open();
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Remembers, in every tab, that the agent is accepting this visitor's chat: that it becomes theirs is not news. */
export function take(visitor: string): void {
  taking.set(visitor, Date.now());
  post({ tab, chat: said, taking: visitor });
}

/** The visitors whose chats the agent is accepting. */
export function beingTaken(): ReadonlySet<string> {
  for (const [visitor, at] of taking) if (Date.now() - at > takingTime) taking.delete(visitor);
  return new Set(taking.keys());
}
