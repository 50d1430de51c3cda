import type { Chat } from "../../shared/wire-agent";

/** What an agent who logs out or goes Offline leaves behind. */
export type Leaving = {
  chats: number;
  /** The names of the queues that the chats go to, each once, in alphabetical order. */
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
