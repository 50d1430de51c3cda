import type { Message } from "../../shared/wire-agent";

/** The messages of one chat that are held here. */
export interface Transcript {
  /** By sequence, ascending, without duplicates. */
  messages: readonly Message[];
  /** Whether the server is known to have older ones. */
  more: boolean;
}

export const emptyTranscript: Transcript = { messages: [], more: false };

/** Inserts messages in order; existing ones are kept. */
export function withMessages(
  transcript: Transcript | undefined,
  added: readonly Message[],
  more?: boolean | null,
): Transcript {
  const before = transcript ?? emptyTranscript;
  const last = before.messages.at(-1)?.sequence ?? 0;
  const inOrder = added.every((message, index) => message.sequence > (added[index - 1]?.sequence ?? last));
  const messages = inOrder ? [...before.messages, ...added] : merged(before.messages, added);
  const first = messages[0];
  const older = first === undefined ? false : first.sequence > 1;
  const reachesBack = added[0] !== undefined && added[0].sequence === first?.sequence;
  return { messages, more: more != null && reachesBack ? more : older && (transcript ? before.more : true) };
}

function merged(held: readonly Message[], added: readonly Message[]): Message[] {
  const bySequence = new Map(added.map((message) => [message.sequence, message]));
  for (const message of held) bySequence.set(message.sequence, message);
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/** The sequence after which messages are missing, or null without a gap. */
export function hole(transcript: Transcript): number | null {
  for (let index = 1; index < transcript.messages.length; index++) {
    const before = transcript.messages[index - 1].sequence;
    if (transcript.messages[index].sequence > before + 1) return before;
  }
  return null;
}
