/** The connection to the server by WebSocket; where those are blocked, `stream.ts` has the same interface. */
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import { readNotice } from "../shared/wire-visitor";
import { encode, parse } from "./json";

/** The callbacks of a transport. */
export interface Listener {
  opened(): void;
  heard(notice: VisitorNotice): void;
  /** `code` is the socket's close code, or the equivalent of a stream's failure. */
  closed(code: number): void;
}

export interface Transport {
  send(command: VisitorCommand): void;
  close(): void;
}

export type OpenTransport = (host: string, hello: Hello, listener: Listener) => Transport;

/** Close codes of the protocol: the token is invalid; this visitor or page gets no widget. */
export const closedBadToken = 4401;
export const closedGone = 4403;
/** The connection was lost, for any reason. */
export const closedAbnormally = 1006;

/** Opens a WebSocket; throws if the page's policy forbids it and the browser reports it at once. */
export function openSocket(host: string, hello: Hello, listener: Listener): Transport {
  const socket = new WebSocket("ws" + host.slice("http".length) + "/widget/v1/socket");
  const send = (frame: Hello | VisitorCommand) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(encode(frame));
  };
  socket.onopen = () => {
    listener.opened();
    send(hello);
  };
  socket.onmessage = (event) => {
    const notice = readNotice(event.data, parse);
    if (notice) listener.heard(notice);
  };
  socket.onclose = (event) => listener.closed(event.code);
  return { send, close: () => socket.close() };
}
