/** The connection as used by the connected tab: for itself and for the visitor's other tabs. */
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import { makeAnswers } from "./answers";
import type { Connection, ConnectionNeeds } from "./connection";
import { connect } from "./connection";
import { encode } from "./json";
import { each } from "./lists";
import type { Line } from "./state";

export interface LineNeeds {
  host: string;
  hello(): Hello;
  heard(notice: VisitorNotice): void;
  line(line: Line): void;
  stream: ConnectionNeeds["stream"];
  /** The server rejects the visitor's token. */
  badToken(): void;
}

/** Connects; commands of all tabs go through it, and each answer names its draft. */
export function openLine(needs: LineNeeds): Connection {
  const answers = makeAnswers();
  const connection = connect({
    ...needs,
    heard: (notice) => {
      if (notice.type === "welcome") answers.restart();
      if (notice.type === "sent" || notice.type === "refused") answers.answered(notice);
      needs.heard(notice);
    },
  });
  return {
    ...connection,
    post: (command: VisitorCommand) => {
      answers.asked(command);
      connection.post(command);
    },
  };
}

/** Logs former visitors out at the server, now or when it can be reached. */
export function makeFarewells(host: string, widget: string): { say(token: string): void; again(): void } {
  let left: string[] = [];
  const tell = async (token: string) => {
    try {
      const body = encode({ widget, token, command: { type: "logout" } });
      await fetch(`${host}/widget/v1/commands`, {
        method: "POST",
        credentials: "omit",
        keepalive: true,
        body,
      });
    } catch {
      left[left.length] = token;
    }
  };
  return {
    say: tell,
    again: () => {
      const tokens = left;
      left = [];
      each(tokens, tell);
    },
  };
}
