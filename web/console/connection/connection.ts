import {
  type AgentCommand,
  type AgentFrame,
  type AgentNotice,
  decodeNotice,
  type Done,
} from "../../shared/wire-agent";
import { age, backOff, type ConnectionClock, initialClock, pinged, ponged, received } from "./clock";
import { Refused } from "../../shared/refused";
import { browser, type Socket, type Surroundings } from "./surroundings";

export { Refused } from "../../shared/refused";

/**
 * The one connection state of the console.
 *
 * `connecting`: the first attempt of this page. `live`: answers come. `reconnecting`: the connection is lost or does not
 * answer, and has been for less than `offlineAfter`. `offline`: for longer.
 */
export type ConnectionState = "connecting" | "live" | "reconnecting" | "offline";

/** What the connection asks of the rest of the console, and reports to it. */
export interface Listener {
  /** The chats held here and the last message of each, to resume from. */
  held(): readonly { chat: string; after: number }[];
  notice(notice: AgentNotice): void;
  /** The text for a command that was not sent, or whose answer was lost. */
  lostTitle(): string;
  /** `lostAt` is this machine's time of the loss, in milliseconds; null while connected or connecting for the first time. */
  connectionChanged(state: ConnectionState, lostAt: number | null): void;
}

export interface Connection {
  start(): void;
  stop(): void;
  /** Tries to connect now instead of waiting for the next attempt. */
  retry(): void;
  /** Sends a command and resolves with its answer; rejects with `Refused`. */
  command(command: AgentCommand): Promise<Done>;
  /** Sends a frame; false when there is no connection (`watch` and `select` are sent again once there is). */
  send(frame: AgentFrame): boolean;
  /** The age in milliseconds of what is shown now. */
  age(): number;
  /** The server's time now, in milliseconds. */
  now(): number;
}

/** The pause between an answer and the next ping. With `doubtAfter` it bounds how long a loss goes unnoticed: 4.5 s. */
export const pingEvery = 2_500;
/** A longer delay is reported as a loss; the connection is kept, since a slow network is not a dead one. */
export const doubtAfter = 2_000;
/** An answer that takes longer will not arrive: a new connection is faster. */
export const pingTimeout = 6_000;
/** A longer loss is called offline; a restart of the server or a change of network takes less. */
export const offlineAfter = 10_000;
/** A server that has not sent the welcome by then will not: retry later. */
const welcomeTimeout = 10_000;
/** `WebSocket.OPEN`; named here as tests have no browser. */
const open = 1;

interface Pending {
  resolve(done: Done): void;
  reject(why: Refused): void;
}

/** The one socket of this tab: connects, keeps alive, reconnects, resumes. `url` is read at each attempt. */
export function openConnection(
  listener: Listener,
  url: () => string,
  world: Surroundings = browser,
): Connection {
  let socket: Socket | null = null;
  let welcomed = false;
  let stopped = true;
  let attempt = 0;
  let request = 0;
  let clock: ConnectionClock = initialClock;
  let watching: AgentFrame | null = null;
  let selecting: AgentFrame | null = null;
  let lostAt: number | null = null;
  let stopListening = () => {};
  /** The next timer: a retry, a ping, a time-out. At most one. */
  let cancelNext = () => {};
  let cancelOffline = () => {};
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
    next(doubtAfter, doubt);
  }

  /** The server does not answer. It still may: the connection is kept until `pingTimeout`. */
  function doubt(): void {
    reportLost();
    next(pingTimeout - doubtAfter, drop);
  }

  function reportLost(): void {
    if (lostAt !== null) return;
    const at = world.now();
    lostAt = at;
    listener.connectionChanged("reconnecting", at);
    cancelOffline = world.after(offlineAfter, () => listener.connectionChanged("offline", at));
  }

  function reportLive(): void {
    lostAt = null;
    cancelOffline();
    listener.connectionChanged("live", null);
  }

  function connect(): void {
    if (stopped || socket) return;
    const opened = world.open(url());
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

  /** Closes the current socket in any state, and fails the pending commands. */
  function discard(): void {
    const dropped = socket;
    socket = null;
    welcomed = false;
    clock = { ...clock, pingedAt: null };
    dropped?.close();
    for (const each of pending.values()) each.reject(connectionLost(listener));
    pending.clear();
    cancelNext();
  }

  /** Drops the current socket and, unless stopped, retries after a delay. */
  function drop(wait?: number): void {
    discard();
    if (stopped) return;
    reportLost();
    next(wait ?? backOff(attempt++, world.random()), connect);
  }

  function hear(frame: string): void {
    const notice = decodeNotice(frame);
    if (!notice) return;
    const now = world.now();
    if (welcomed && lostAt !== null) {
      reportLive(); // late, but it arrived
      next(doubtAfter, doubt);
    }
    switch (notice.type) {
      case "welcome":
        welcomed = true;
        attempt = 0;
        clock = { offset: notice.now - now, delay: 0, pingedAt: null };
        listener.notice(notice);
        if (watching) write(watching);
        if (selecting) write(selecting);
        ping();
        reportLive();
        return;
      case "pong":
        clock = ponged(clock, notice.now, now);
        next(pingEvery, ping);
        listener.notice(notice);
        return;
      case "done":
        // a chat that is joined or monitored after a reload is reported only here
        if (notice.chat && typeof notice.chat === "object") {
          listener.notice({ type: "chat", chat: notice.chat });
        }
        pending.get(notice.request)?.resolve(notice);
        pending.delete(notice.request);
        return;
      case "refused": {
        const asked = notice.request == null ? undefined : pending.get(notice.request);
        if (notice.request != null) pending.delete(notice.request);
        if (asked) asked.reject(new Refused(notice));
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
    lostAt = null;
    cancelOffline();
    stopListening();
    discard();
  }

  /** No reason to wait any longer: connects, or checks at once whether the connection still works. */
  function comeBack(): void {
    if (!socket) connect();
    else if (welcomed && clock.pingedAt === null) ping();
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      attempt = 0;
      const stopReturn = world.onReturn(comeBack);
      // The browser knows of a lost network before any ping; the next attempt shows whether it is right.
      const stopOffline = world.onOffline(() => drop());
      stopListening = () => {
        stopReturn();
        stopOffline();
      };
      listener.connectionChanged("connecting", null);
      connect();
    },
    stop,
    retry() {
      if (stopped || welcomed) return comeBack();
      attempt = 0;
      discard();
      connect();
    },
    command(command) {
      return new Promise((resolve, reject) => {
        const number = ++request;
        if (!welcomed || !write({ type: "command", request: number, command })) {
          reject(connectionLost(listener));
        } else pending.set(number, { resolve, reject });
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

function connectionLost(listener: Listener): Refused {
  return new Refused({ code: "connectionLost", title: listener.lostTitle() });
}
