/**
 * Two ways to the server with one face: a WebSocket, and where those are blocked, an HTTP stream and posts.
 */
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import { readNotice } from "../shared/wire-visitor";

/** What a transport tells its owner. */
export interface Listener {
  opened(): void;
  heard(notice: VisitorNotice): void;
  /** `code` is the socket's close code, or what a stream's failure corresponds to. */
  closed(code: number): void;
}

export interface Transport {
  send(command: VisitorCommand): void;
  close(): void;
}

/** Close codes of the protocol: the token is not ours; this visitor or page gets no widget. */
export const closedBadToken = 4401;
export const closedGone = 4403;
/** The line broke, for whatever reason. */
export const closedAbnormally = 1006;

/** Opens a WebSocket; throws where the page's policy forbids it and the browser says so at once. */
export function openSocket(host: string, hello: Hello, listener: Listener): Transport {
  const socket = new WebSocket(host.replace(/^http/, "ws") + "/widget/v1/socket");
  const send = (frame: Hello | VisitorCommand) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  socket.onopen = () => {
    listener.opened();
    send(hello);
  };
  socket.onmessage = (event) => {
    const notice = readNotice(event.data);
    if (notice) listener.heard(notice);
  };
  socket.onclose = (event) => listener.closed(event.code);
  return { send, close: () => socket.close() };
}

/** Opens an HTTP stream; commands travel as posts, one after the other so that their order holds. */
export function openStream(host: string, hello: Hello, listener: Listener): Transport {
  const abort = new AbortController();
  const { widget } = hello;
  let token: string | undefined;
  let stream: string | null | undefined;
  let last = Promise.resolve();

  const failed = () => listener.closed(closedAbnormally);
  const hear = (notice: VisitorNotice | null) => {
    if (!notice) return;
    if (notice.type === "welcome") ({ token, stream } = notice);
    listener.heard(notice);
  };
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${host}/widget/v1/${path}`, {
      method: "POST",
      credentials: "omit",
      body: JSON.stringify(body), // plain text, which needs no preflight
      signal: abort.signal,
    });
    if (answer.status === 401) listener.closed(closedBadToken);
    if (answer.status === 403) listener.closed(closedGone);
    return answer;
  };
  const listen = async () => {
    const answer = await post("stream", hello);
    if (!answer.ok || !answer.body) return failed();
    listener.opened();
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return failed();
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach((line) => hear(readNotice(line)));
    }
  };
  const command = async (command: VisitorCommand) => {
    const answer = await post("commands", { widget, token, stream, command });
    const body = await answer.json();
    if (answer.ok) body.notices.forEach(hear);
    // Problem details carry the refusal's code; to the rest of the widget it is a refusal like any other.
    else hear({ ...command, ...body, type: "refused", code: body.code ?? "unavailable" });
  };

  listen().catch(failed);
  return {
    send: (c) => {
      last = last.then(() => command(c)).catch(failed);
    },
    close: () => abort.abort(),
  };
}
