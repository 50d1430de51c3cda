/** Logs former visitors out at the server, now or when it can be reached. */
import { encode } from "./json";
import { each } from "./lists";

export interface LogOuts {
  /** Ends the session of the visitor with this token. */
  send(token: string): void;
  /** Repeats those that did not reach the server. */
  retry(): void;
}

export function makeLogOuts(host: string, widget: string): LogOuts {
  let failed: string[] = [];
  const send = async (token: string) => {
    try {
      const body = encode({ widget, token, command: { type: "logout" } });
      await fetch(`${host}/widget/v1/commands`, {
        method: "POST",
        credentials: "omit",
        keepalive: true,
        body,
      });
    } catch {
      failed[failed.length] = token;
    }
  };
  return {
    send,
    retry: () => {
      const tokens = failed;
      failed = [];
      each(tokens, send);
    },
  };
}
