import { useEffect, useSyncExternalStore } from "react";
import { Refused } from "../../connection";
import { command, getState, useFoyer } from "../../store";
import { isOver } from "./lists";
import { modeOf } from "./mode";

/** The watched chats and their visitors survive a reload here. */
const place = "foyer.watched";

/** Chats that this agent looks at without being in them: chat to visitor. */
let watched: ReadonlyMap<string, string> = restored();

/** Watched on a line that is gone; the server has to be asked again. */
let toFollow: ReadonlySet<string> = new Set(watched.keys());

const listeners = new Set<() => void>();

/** The chats this agent joined or monitors, by id. */
export function useWatched(): ReadonlyMap<string, string> {
  return useSyncExternalStore(subscribe, () => watched);
}

/** Remembers that the chat is looked at. */
export function watch(chat: string, visitor: string): void {
  if (watched.get(chat) !== visitor) become(new Map(watched).set(chat, visitor));
}

/** Forgets it, and tells the server to send no more of it. */
export function stopWatching(chat: string): void {
  const rest = new Map(watched);
  rest.delete(chat);
  become(rest);
  // a chat that is over, or a line that is down, needs no leaving
  command({ type: "leaveChat", chat }).catch(ignoreRefusal);
}

/** Follows the watched chats again after a reload or a broken line. */
export function useFollowing(): void {
  const line = useFoyer((state) => state.line);
  useEffect(() => {
    if (line === "lost") toFollow = new Set(watched.keys());
    if (line !== "live") return;
    for (const chat of toFollow) {
      const visitor = watched.get(chat);
      if (visitor !== undefined) follow(chat, visitor);
    }
    toFollow = new Set();
  }, [line]);
}

function follow(id: string, visitor: string): void {
  const { chats, me } = getState();
  const chat = chats.get(id);
  if (chat && (isOver(chat) || modeOf(chat, me?.id ?? "").kind === "chat")) return;
  const type = chat?.status === "chattingWithFlow" ? "join" : "monitor";
  command({ type, visitor, chat: id }).catch((why: unknown) => {
    ignoreRefusal(why);
    const rest = new Map(watched);
    if (rest.delete(id)) become(rest); // it ended, or is this agent's own by now
  });
}

function ignoreRefusal(why: unknown): void {
  if (!(why instanceof Refused)) throw why;
}

function become(next: ReadonlyMap<string, string>): void {
  watched = next;
  try {
    sessionStorage.setItem(place, JSON.stringify([...watched]));
  } catch {
    // a full storage costs only that a reload forgets what was watched
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function restored(): ReadonlyMap<string, string> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(place) ?? "[]") as [string, string][]);
  } catch {
    return new Map(); // unreadable or forbidden: nothing to restore
  }
}
