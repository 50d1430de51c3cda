import { Refused } from "../connection/connection";
import { command, getState, onChange } from "./store";
import { isOver } from "./chats";

/** The watched chats and their visitors survive a reload here, separately for each agent. */
const place = (agent: string) => `foyer.watched.${agent}`;

/** The agent whose chats these are. */
let owner = "";

/** Chats that this agent watches without taking part: chat to visitor. */
let watched: ReadonlyMap<string, string> = new Map();

/** The connection (`State.welcomes`) on which the watched chats were requested; 0 for none. */
let followedOn = 0;

const listeners = new Set<() => void>();

/** The chats this agent joined or monitors, by id, and their visitors. */
export function watchedChats(): ReadonlyMap<string, string> {
  return watched;
}

/** Whether this agent joined or monitors the chat. */
export function isWatched(chat: string): boolean {
  return watched.has(chat);
}

/** Stores that the chat was joined or is monitored. */
export function watch(chat: string, visitor: string): void {
  if (watched.get(chat) !== visitor) become(new Map(watched).set(chat, visitor));
}

/** Forgets it, and asks the server to send no more of it. */
export function stopWatching(chat: string): void {
  forget(chat);
  // a chat that is over needs no leaving, nor does any without a connection
  command({ type: "leaveChat", chat }).catch(ignoreRefusal);
}

/** Requests the watched chats again after a reload or a reconnection, on any page of the console. */
export function followWatched(): void {
  onChange(() => {
    const { connection, me, welcomes } = getState();
    if (me !== null && me.id !== owner) own(me.id);
    if (connection !== "live" || welcomes === followedOn) return;
    followedOn = welcomes;
    for (const [chat, visitor] of watched) follow(chat, visitor);
  });
}

/** Restores what this agent watched before the page was loaded. */
function own(agent: string): void {
  owner = agent;
  become(restored());
  followedOn = 0;
}

function follow(id: string, visitor: string): void {
  const { chats, me } = getState();
  const chat = chats.get(id);
  if (chat && (isOver(chat) || chat.assignee === me?.id)) return; // nothing to watch any more
  const type = chat?.status === "chattingWithFlow" ? "join" : "monitor";
  command({ type, visitor, chat: id }).catch((why: unknown) => {
    ignoreRefusal(why);
    if (!isConnectionLost(why)) forget(id); // it ended, or is this agent's own now
  });
}

function forget(chat: string): void {
  const rest = new Map(watched);
  if (rest.delete(chat)) become(rest);
}

function isConnectionLost(why: unknown): boolean {
  return why instanceof Refused && why.code === "connectionLost";
}

function ignoreRefusal(why: unknown): void {
  if (!(why instanceof Refused)) throw why;
}

function become(next: ReadonlyMap<string, string>): void {
  watched = next;
  try {
    sessionStorage.setItem(place(owner), JSON.stringify([...watched]));
  } catch {
    // with a full storage, only a reload forgets what was watched
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` after every change of the watched chats; the returned function cancels. */
export function onWatched(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function restored(): ReadonlyMap<string, string> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(place(owner)) ?? "[]") as [string, string][]);
  } catch {
    return new Map(); // unreadable or forbidden: nothing to restore
  }
}
