import { useSyncExternalStore } from "react";
import { Refused } from "../../connection/connection";
import { command, getState, onChange } from "../../state/store";
import { applying, due, type OutboxEvent, seen, type Unsent } from "./outbox";

/** Where unsent messages survive a reload of the page. */
const place = "foyer.outbox";

/** How long to wait before retrying with a busy server, if it does not say. */
const patience = 2_000;

let box: readonly Unsent[] = restored();
const listeners = new Set<() => void>();

/** Queues a message; it is sent at once, or after reconnecting. */
export function write(chat: string, text: string, note: boolean): void {
  const agent = getState().me?.id ?? "";
  happen({
    type: "written",
    message: { agent, chat, draft: newDraft(), text, note, at: Date.now(), state: "queued" },
  });
  pump();
}

/** Retries a refused message, with the same draft. */
export function retry(draft: string): void {
  happen({ type: "retried", draft });
  pump();
}

/** Discards a refused message. */
export function drop(draft: string): void {
  happen({ type: "dropped", draft });
}

/** Messages that are not in the transcript yet, of all chats, in the order of writing. */
export function useOutbox(): readonly Unsent[] {
  return useSyncExternalStore(subscribe, () => box);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function happen(event: OutboxEvent): void {
  box = applying(event, box);
  try {
    sessionStorage.setItem(place, JSON.stringify(box));
  } catch {
    // a full storage loses the copy for a reload, not the message
  }
  for (const listener of listeners) listener();
}

function pump(): void {
  const { connection, me } = getState();
  if (connection !== "live" || me === null) return;
  for (const message of due(box, me.id)) void post(message);
}

async function post({ chat, draft, text, note }: Unsent): Promise<void> {
  happen({ type: "started", draft });
  try {
    const done = await command({ type: "send", chat, draft, text, ...(note ? { note: true } : {}) });
    happen({ type: "stored", draft, sequence: done.sequence ?? 0 });
    settle();
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
    postpone(draft, why);
  }
  pump();
}

/** A lost connection or a busy server is temporary; everything else is shown on the message. */
function postpone(draft: string, why: Refused): void {
  if (why.code === "connectionLost") {
    happen({ type: "lost" });
  } else if (why.code === "tooFast" || why.code === "unavailable") {
    setTimeout(() => retry(draft), why.retryAfter ?? patience);
  } else {
    happen({ type: "refused", draft, reason: why.title });
  }
}

/** Removes what is in the transcript now. */
function settle(): void {
  const { messages } = getState();
  for (const chat of new Set(box.map((message) => message.chat))) {
    const transcript = messages.get(chat)?.messages ?? [];
    const ours = box.filter((message) => message.chat === chat);
    for (const { draft } of seen(ours, transcript)) happen({ type: "seen", draft });
  }
}

/** Starts sending what is queued whenever possible: once, when the store is connected. */
export function sendUnsent(): void {
  onChange(() => {
    if (box.length === 0) return;
    settle();
    pump();
  });
}

function restored(): readonly Unsent[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "[]") as Unsent[];
    return kept
      .filter((message) => message.state !== "stored")
      .map((message) => message.state === "sending" ? { ...message, state: "queued" } : message);
  } catch {
    return []; // unreadable or forbidden: nothing to restore
  }
}

/** The time, by which the server finds drafts, and 96 random bits, in characters that the protocol allows. */
function newDraft(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return Date.now().toString(36) + random;
}
