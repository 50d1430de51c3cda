/** This tab's way to the server: the browser's one connection, which this tab has or reaches through the one that has it. */
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import type { ConnectionNeeds } from "./connection";
import { openLine } from "./line";
import { type Session, snapshot } from "./session";
import type { Line } from "./state";
import { joinTabs, type Tabs, type TabView } from "./tabs";

export interface UplinkNeeds {
  host: string;
  /** The name of lock and channel; contains the widget's key. */
  name: string;
  view(): TabView;
  hello(): Hello;
  heard(notice: VisitorNotice): void;
  stream: ConnectionNeeds["stream"];
  /** The visitor revoked the consent in another tab. */
  withdrawn(): void;
  /** The server rejects the visitor's token. */
  badToken(): void;
  /** Another tab found out that the visitor is somebody else now. */
  fresh(): void;
}

export interface Uplink {
  /** The visitor's tabs, if this one has joined them. */
  readonly tabs: Tabs | null;
  /** Sends through the connected tab; does nothing before `begin`. */
  post(command: VisitorCommand): void;
  /** Sends to the visitor's other tabs; does nothing before `begin`. */
  tell: Tabs["tell"];
  /** Joins the visitor's tabs once, and connects if no other tab has. */
  begin(): void;
  /** Leaves them: the connection, if it was here, goes to another tab. */
  leave(): void;
}

export function makeUplink(session: Session, needs: UplinkNeeds): Uplink {
  const line = (line: Line) => session.dispatch({ type: "line", line });
  /** This tab has the connection: the others receive what it receives. */
  const connect = () =>
    openLine({
      ...needs,
      heard: (notice) => {
        if (notice.type === "gone") uplink.tell({ type: "notice", notice });
        needs.heard(notice);
        if (notice.type === "pong" || notice.type === "fresh") return;
        uplink.tell({ type: "notice", notice: notice.type === "welcome" && snapshot(session) || notice });
      },
      line: (now) => {
        line(now);
        uplink.tell({ type: "line", line: now });
      },
    });
  const uplink = {
    tabs: null as Tabs | null,
    post: (command: VisitorCommand) => uplink.tabs?.post(command),
    tell: (message: Parameters<Tabs["tell"]>[0]) => uplink.tabs?.tell(message),
    begin: () => {
      uplink.tabs ||= joinTabs({
        ...needs,
        connect,
        line,
        snapshot: () => ({ welcome: snapshot(session), line: session.state.line }),
      });
    },
    leave: () => {
      uplink.tabs?.leave();
      uplink.tabs = null;
    },
  };
  return uplink;
}
