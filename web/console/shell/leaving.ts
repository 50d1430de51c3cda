import type { Chat } from "../../shared/wire-agent";
import { locale } from "../../words/language";
import { words } from "../words/words";

/** What an agent who logs out or goes Offline leaves behind. */
export type Leaving = {
  chats: number;
  /** The names of the queues that the chats go to, without duplicates, in alphabetical order. */
  queues: readonly string[];
};

/** The open chats of the agent `me`, and where they go. */
export function leavingOf(
  chats: Iterable<Chat>,
  me: string | null | undefined,
  queues: ReadonlyMap<string, { name: string }>,
): Leaving {
  const names = new Set<string>();
  let count = 0;
  for (const chat of chats) {
    if (chat.status !== "chatting" || chat.endedAt != null || chat.assignee !== me) continue;
    count += 1;
    const queue = chat.queue ? queues.get(chat.queue) : undefined;
    if (queue) names.add(queue.name);
  }
  return { chats: count, queues: [...names].sort((a, b) => a.localeCompare(b)) };
}

/** The number of chats and where they go, as a sentence. */
export function leavingText({ chats, queues }: Leaving): string {
  if (queues.length === 0) return words.leave.toQueues(chats);
  const names = new Intl.ListFormat(locale() ?? "en", { type: "conjunction" }).format(queues);
  return words.leave.to(chats).replace("@", () => names);
}
