import {
  type AgentCommand,
  type AgentFrame,
  type AgentNotice,
  decodeNotice,
  type Done,
} from "../shared/wire-agent";
import { age, backOff, initialClock, type LineClock, pinged, ponged, received } from "./line";
import { Refused } from "./refused";
import { words } from "./messages";

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

interface Pending {
  resolve(done: Done): void;
  reject(why: Refused): void;
}

/** The one socket of this tab: connects, keeps alive, comes back, resumes. */
export function openConnection(listener: Listener, url: string): Connection {
  let socket: WebSocket | null = null;
  let welcomed = false;
  let stopped = true;
  let attempt = 0;
  let request = 0;
  let clock: LineClock = initialClock;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let heart: ReturnType<typeof setInterval> | undefined;
  let watching: AgentFrame | null = null;
  let selecting: AgentFrame | null = null;
  const pending = new Map<number, Pending>();

  function write(frame: AgentFrame): boolean {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  function ping(): void {
    const now = Date.now();
    if (clock.pingedAt !== null) {
      if (now - clock.pingedAt > pingTimeout) drop();
      return;
    }
    if (write({ type: "ping" })) clock = pinged(clock, now);
  }

  function connect(): void {
    clearTimeout(retry);
    if (stopped || socket) return;
    const opened = new WebSocket(url);
    socket = opened;
    opened.onopen = () => write({ type: "hello", protocol: 1, chats: listener.held() });
    opened.onmessage = (event) => {
      if (socket === opened && typeof event.data === "string") hear(event.data);
    };
    opened.onclose = () => {
      if (socket === opened) drop();
    };
  }

  /** Gives up the present socket and, unless stopped, tries again after a while. */
  function drop(wait?: number): void {
    const dropped = socket;
    socket = null;
    welcomed = false;
    clearInterval(heart);
    clock = { ...clock, pingedAt: null };
    dropped?.close();
    for (const each of pending.values()) {
      each.reject(new Refused({ code: "lineLost", title: words.line.lostCommand }));
    }
    pending.clear();
    if (stopped) return;
    listener.line("lost");
    clearTimeout(retry);
    retry = setTimeout(connect, wait ?? backOff(attempt++, Math.random()));
  }

  function hear(frame: string): void {
    const notice = decodeNotice(frame);
    if (!notice) return;
    const now = Date.now();
    switch (notice.type) {
      case "welcome":
        welcomed = true;
        attempt = 0;
        clock = { offset: notice.now - now, delay: 0, pingedAt: null };
        if (watching) write(watching);
        if (selecting) write(selecting);
        heart = setInterval(ping, pingEvery);
        ping();
        listener.notice(notice);
        listener.line("live");
        return;
      case "pong":
        clock = ponged(clock, notice.now, now);
        return;
      case "done":
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
        drop(notice.retryAfter * (1 + Math.random()));
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
    clearTimeout(retry);
    removeEventListener("online", connectNow);
    document.removeEventListener("visibilitychange", connectNow);
    drop();
  }

  /** The network or the agent is back: no reason to wait any longer. */
  function connectNow(): void {
    if (!socket && !stopped && document.visibilityState === "visible") connect();
    else if (welcomed) ping();
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      addEventListener("online", connectNow);
      document.addEventListener("visibilitychange", connectNow);
      listener.line("connecting");
      connect();
    },
    stop,
    command(command) {
      return new Promise((resolve, reject) => {
        const number = ++request;
        if (!welcomed || !write({ type: "command", request: number, command })) {
          reject(new Refused({ code: "lineLost", title: words.line.lostCommand }));
        } else {
          pending.set(number, { resolve, reject });
        }
      });
    },
    send(frame) {
      if (frame.type === "watch") watching = frame;
      if (frame.type === "unwatch") watching = null;
      if (frame.type === "select") selecting = frame.visitor === null ? null : frame;
      return welcomed && write(frame);
    },
    age: () => age(clock, Date.now()),
    now: () => Date.now() + clock.offset,
  };
}
