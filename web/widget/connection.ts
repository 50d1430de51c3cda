/** The one connection to the server: opens it, keeps it alive, and reopens it with growing delays. */
import { waitAfter, waitAsked } from "../shared/backoff";
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import { each } from "./lists";
import type { ConnectionState } from "./state";
import type { Timer } from "./surroundings";
import type { OpenTransport, Transport } from "./transport";
import { closedAbnormally, closedBadToken, closedGone, openSocket } from "./transport";

/** An idle connection is pinged after this; proxies close idle ones after 30 s or more. */
const quietTime = 25_000;
/** Without an answer for this long the connection is dead. */
const deadTime = 10_000;
/** After this many sockets in a row that did not open, the network blocks them: try the stream. */
const socketAttempts = 2;
/** A greeting that is refused permanently, for instance from an outdated page, is repeated no more often than this. */
const refusedTime = 300_000;
/** Commands kept while disconnected; a visitor cannot press more buttons than this. */
const heldLimit = 50;

export interface ConnectionNeeds {
  host: string;
  /** The greeting, made anew for each attempt: token, page and resume point change. */
  hello(): Hello;
  heard(notice: VisitorNotice): void;
  connectionChanged(now: ConnectionState): void;
  /** The transport without sockets; undefined until fetched, which the first call starts. */
  stream(): OpenTransport | undefined;
  /** The server did not accept the token. */
  badToken(): void;
}

export interface Connection {
  /** Sends now, or after reconnecting if the command still makes sense then. */
  post(command: VisitorCommand): void;
  /** The network may have changed: try at once. */
  nudge(): void;
  close(): void;
}

/** Connects and reconnects until `close`, or until the server says `gone`. */
export function connect(needs: ConnectionNeeds): Connection {
  let transport: Transport | null = null;
  let drop: (code: number) => void = () => {};
  let live = false;
  let over = false;
  let failures = 0;
  let socketEverOpened = false;
  let asked: number | null = null;
  let retry: Timer = 0;
  let watch: Timer = 0;
  let held: VisitorCommand[] = [];

  /** Something must arrive soon. */
  const expect = () => {
    clearTimeout(watch);
    watch = setTimeout(drop, deadTime, closedAbnormally);
  };
  const ping = () => {
    transport?.send({ type: "ping" });
    expect();
  };

  const attempt = () => {
    clearTimeout(retry);
    retry = 0;
    // Alternates once sockets look blocked: they may only have failed because the server was down.
    const known = !socketEverOpened && failures ? needs.stream() : undefined;
    const stream = failures >= socketAttempts && failures % 2 === 0 ? known : undefined;
    let ours: Transport | null = null;
    let dropped = false;

    const closed = drop = (code) => {
      if (dropped) return;
      dropped = true;
      clearTimeout(watch);
      ours?.close();
      transport = null;
      live = false;
      if (over) return;
      if (code === closedGone) {
        over = true;
        return needs.heard({ type: "gone" });
      }
      if (code === closedBadToken) {
        needs.badToken();
        if (over) return; // another visitor begins
      }
      needs.connectionChanged("lost");
      failures++;
      retry = setTimeout(attempt, asked === null ? waitAfter(failures) : waitAsked(asked));
      asked = null;
    };
    const heard = (notice: VisitorNotice) => {
      if (dropped) return;
      clearTimeout(watch);
      watch = setTimeout(ping, quietTime);
      if (notice.type === "later") {
        asked = notice.retryAfter;
        return closed(closedAbnormally);
      }
      if (notice.type === "gone") return closed(closedGone);
      if (notice.type === "refused" && notice.command === "hello") {
        if (notice.code === "badToken") return closed(closedBadToken);
        console.warn(`Foyer: ${notice.detail ?? notice.code}`);
        asked = notice.retryAfter ?? refusedTime;
        return closed(closedAbnormally);
      }
      live ||= notice.type === "welcome";
      needs.heard(notice);
      if (notice.type !== "welcome") return;
      failures = 0;
      needs.connectionChanged("live");
      const waiting = held;
      held = [];
      each(waiting, post);
    };
    const opened = () => {
      socketEverOpened ||= !stream;
    };

    watch = setTimeout(closed, deadTime, closedAbnormally);
    try {
      const open = stream ?? openSocket;
      transport = ours = open(needs.host, needs.hello(), { opened, heard, closed });
    } catch {
      closed(closedAbnormally); // the page's policy forbids sockets
    }
  };

  const post = (command: VisitorCommand) => {
    if (live) {
      transport?.send(command);
      // Messages are acknowledged, and somebody waits for the tick: a dead connection is noticed sooner than an idle
      // one.
      if (command.type === "send") expect();
    } else if (outliving.test(command.type) && held.length < heldLimit) held[held.length] = command;
  };

  // The browser knows before any ping.
  addEventListener("offline", () => drop(closedAbnormally));
  attempt();
  return {
    post,
    close: () => {
      over = true;
      clearTimeout(retry);
      retry = 0;
      drop(closedAbnormally);
    },
    nudge: () => {
      if (retry) attempt();
      else if (live) ping();
    },
  };
}

/** Commands that still make sense after reconnecting: the greeting and the outbox repeat the rest. */
const outliving = /^(open|read|end|answer|decline|identify|set)$/;
