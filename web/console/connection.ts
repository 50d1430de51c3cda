import {
  type AgentCommand,
  type AgentFrame,
  type AgentNotice,
  decodeNotice,
  type Done,
} from "../shared/wire-agent";
import { age, backOff, initialClock, type LineClock, pinged, ponged, received } from "./line";
import { words } from "./messages";
import { Refused } from "./refused";
import { browser, type Socket, type Surroundings } from "./surroundings";

export { Refused } from "./refused";

export type LineState = "connecting" | "live" | "lost";

/** What the connection asks of and tells to the rest of the console. */
export interface Listener {
  /** The chats held here and the last message of each, to resume from. */
  held(): readonly { chat: string; after: number }[];
  notice(notice: AgentNotice): void;
  line(state: LineState): void;
}

export interface Connection {
  start(): void;
  stop(): void;
  /** Asks, and resolves with the answer; rejects with `Refused`. */
  command(command: AgentCommand): Promise<Done>;
  /** Says; false when the line is down (`watch` and `select` are said again once it is back). */
  send(frame: AgentFrame): boolean;
  /** The age in milliseconds of what is shown now. */
  age(): number;
  /** The server's time now. */
  now(): number;
}

const pingEvery = 10_000;
/** An unanswered ping means a dead line well before TCP would say so. */
const pingTimeout = 6_000;
/** A server that does not welcome by then will not: better to try another time. */
const welcomeTimeout = 10_000;
/** `WebSocket.OPEN`; named here as tests have no browser. */
const open = 1;

interface Pending {
  resolve(done: Done): void;
  reject(why: Refused): void;
}

/** The one socket of this tab: connects, keeps alive, comes back, resumes. */
export function openConnection(listener: Listener, url: string, world: Surroundings = browser): Connection {
  let socket: Socket | null = null;
  let welcomed = false;
  let stopped = true;
  let attempt = 0;
  let request = 0;
  let clock: LineClock = initialClock;
  let watching: AgentFrame | null = null;
  let selecting: AgentFrame | null = null;
  let forgetReturn = () => {};
  /** What is to happen next: a retry, a ping, the end of patience. At most one. */
  let cancelNext = () => {};
  const pending = new Map<number, Pending>();

  function next(milliseconds: number, then: () => void): void {
    cancelNext();
    cancelNext = world.after(milliseconds, then);
  }

  function write(frame: AgentFrame): boolean {
    if (socket?.readyState !== open) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  function ping(): void {
    if (clock.pingedAt === null && write({ type: "ping" })) clock = pinged(clock, world.now());
    next(pingTimeout, drop);
  }

  function connect(): void {
    if (stopped || socket) return;
    const opened = world.open(url);
    socket = opened;
    opened.onopen = () => write({ type: "hello", protocol: 1, chats: listener.held() });
    opened.onmessage = (event) => {
      if (socket === opened && typeof event.data === "string") hear(event.data);
    };
    opened.onclose = () => {
      if (socket === opened) drop();
    };
    next(welcomeTimeout, drop);
  }

  /** Gives up the present socket and, unless stopped, tries again after a while. */
  function drop(wait?: number): void {
    const dropped = socket;
    socket = null;
    welcomed = false;
    clock = { ...clock, pingedAt: null };
    dropped?.close();
    for (const each of pending.values()) each.reject(lineLost());
    pending.clear();
    cancelNext();
    if (stopped) return;
    listener.line("lost");
    next(wait ?? backOff(attempt++, world.random()), connect);
  }

  function hear(frame: string): void {
    const notice = decodeNotice(frame);
    if (!notice) return;
    const now = world.now();
    switch (notice.type) {
      case "welcome":
        welcomed = true;
        attempt = 0;
        clock = { offset: notice.now - now, delay: 0, pingedAt: null };
        listener.notice(notice);
        if (watching) write(watching);
        if (selecting) write(selecting);
        ping();
        listener.line("live");
        return;
      case "pong":
        clock = ponged(clock, notice.now, now);
        next(pingEvery, ping);
        return;
      case "done":
        // one that is joined or monitored after a reload is told of here alone
        if (notice.chat && typeof notice.chat === "object") {
          listener.notice({ type: "chat", chat: notice.chat });
        }
        pending.get(notice.request)?.resolve(notice);
        pending.delete(notice.request);
        return;
      case "refused": {
        const asked = notice.request == null ? undefined : pending.get(notice.request);
        if (notice.request != null) pending.delete(notice.request);
        if (asked) asked.reject(Refused.from(notice));
        else listener.notice(notice);
        return;
      }
      case "later":
        drop(notice.retryAfter * (1 + world.random()));
        return;
      case "loggedOut":
        stop();
        listener.notice(notice);
        return;
      case "list":
      case "listChange":
        clock = received(clock, notice.at, now);
        listener.notice(notice);
        return;
      default: // everything else only changes the state
        listener.notice(notice);
    }
  }

  function stop(): void {
    stopped = true;
    watching = null;
    selecting = null;
    forgetReturn();
    drop();
  }

  /** No reason to wait any longer: connects, or finds out at once whether the line still holds. */
  function comeBack(): void {
    if (!socket) connect();
    else if (welcomed && clock.pingedAt === null) ping();
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      attempt = 0;
      forgetReturn = world.onReturn(comeBack);
      listener.line("connecting");
      connect();
    },
    stop,
    command(command) {
      return new Promise((resolve, reject) => {
        const number = ++request;
        if (!welcomed || !write({ type: "command", request: number, command })) reject(lineLost());
        else pending.set(number, { resolve, reject });
      });
    },
    send(frame) {
      if (frame.type === "watch") watching = frame;
      if (frame.type === "unwatch") watching = null;
      if (frame.type === "select") selecting = frame.visitor === null ? null : frame;
      return welcomed && write(frame);
    },
    age: () => age(clock, world.now()),
    now: () => world.now() + clock.offset,
  };
}

function lineLost(): Refused {
  return new Refused({ code: "lineLost", title: words.line.lostCommand });
}
