import type { Message } from "../../../shared/wire-agent";

/** A message that the server has not acknowledged yet. */
export type Unsent = {
  /** The author: another agent who logs in in the same tab must not send them. */
  agent: string;
  chat: string;
  /** Client-made, kept over every retry, so that the server stores the message once. */
  draft: string;
  text: string;
  note: boolean;
  at: number;
  state: "queued" | "sending" | "stored" | "refused";
  /** Assigned by the server once stored; the message then waits only to appear in the transcript. */
  sequence?: number;
  /** Why the server refused it. */
  reason?: string;
};

/** Events of messages being sent. */
export type OutboxEvent =
  | { type: "written"; message: Unsent }
  | { type: "started"; draft: string }
  | { type: "stored"; draft: string; sequence: number }
  | { type: "refused"; draft: string; reason: string }
  | { type: "lost" }
  | { type: "retried"; draft: string }
  | { type: "seen"; draft: string }
  | { type: "dropped"; draft: string };

/** The outbox after `event`; the order of writing is kept. */
export function applying(event: OutboxEvent, box: readonly Unsent[]): readonly Unsent[] {
  switch (event.type) {
    case "written":
      return [...box, event.message];
    case "started":
      return changed(box, event.draft, { state: "sending", reason: undefined });
    case "stored":
      return changed(box, event.draft, { state: "stored", sequence: event.sequence });
    case "seen":
    case "dropped":
      return box.filter((message) => message.draft !== event.draft);
    case "refused":
      return changed(box, event.draft, { state: "refused", reason: event.reason });
    case "lost":
      return box.map((message) => message.state === "sending" ? { ...message, state: "queued" } : message);
    case "retried":
      return changed(box, event.draft, { state: "queued", reason: undefined });
    default: {
      const never: never = event;
      return never;
    }
  }
}

/**
 * What may be sent now: the agent's oldest queued message of each chat that has none in flight. One at a time for each
 * chat, so that messages are stored in the order they were written.
 */
export function due(box: readonly Unsent[], agent: string): Unsent[] {
  const busy = new Set(box.filter((message) => message.state === "sending").map((message) => message.chat));
  const next: Unsent[] = [];
  for (const message of box) {
    if (message.state !== "queued" || message.agent !== agent || busy.has(message.chat)) continue;
    busy.add(message.chat);
    next.push(message);
  }
  return next;
}

/** The messages that are in the transcript now and need not be shown by the outbox. */
export function seen(box: readonly Unsent[], transcript: readonly Message[]): Unsent[] {
  return box.filter((unsent) =>
    transcript.some((message) => message.draft === unsent.draft || message.sequence === unsent.sequence)
  );
}

function changed(box: readonly Unsent[], draft: string, change: Partial<Unsent>): readonly Unsent[] {
  return box.map((message) => message.draft === draft ? { ...message, ...change } : message);
}
