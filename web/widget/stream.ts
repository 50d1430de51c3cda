/** The transport without sockets: an HTTP stream, and posts. Part of the third script, as few need it. */
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import { readNotice } from "../shared/wire-visitor";
import { encode, parse } from "./json";
import { each } from "./lists";
import type { Listener, Transport } from "./transport";
import { closedAbnormally, closedBadToken, closedGone } from "./transport";

/** Opens an HTTP stream; commands are sent as posts, one after the other to keep their order. */
export function openStream(host: string, hello: Hello, listener: Listener): Transport {
  const abort = new AbortController();
  const { widget } = hello;
  let token: string | undefined;
  let stream: string | null | undefined;
  let waiting: VisitorCommand[] = [];
  let busy = false;

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
      body: encode(body), // plain text, which needs no preflight
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
      const last = lines.length - 1;
      rest = lines[last];
      each(lines, (line, at) => at < last && hear(readNotice(line, parse)));
    }
  };
  const command = async (command: VisitorCommand) => {
    const answer = await post("commands", { widget, token, stream, command });
    const body = await answer.json();
    if (answer.ok) each(body.notices as VisitorNotice[], hear);
    // Problem details carry the code of the refusal; for the rest of the widget it is a refusal like any other.
    else {hear({
        ...command,
        ...body,
        type: "refused",
        command: command.type,
        code: body.code ?? "unavailable",
      });}
  };

  /** Not by `then`, which a page may have replaced. */
  const guarded = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch {
      failed();
    }
  };
  guarded(listen);
  return {
    send: (c) => {
      waiting[waiting.length] = c;
      if (busy) return;
      busy = true;
      guarded(async () => {
        for (let at = 0; at < waiting.length; at++) await command(waiting[at]);
        waiting = [];
        busy = false;
      });
    },
    close: () => abort.abort(),
  };
}
