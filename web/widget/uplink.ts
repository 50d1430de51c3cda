/** This tab's way to the server: the browser's one connection, which this tab has or reaches through the one that has it. */
import type { Hello, VisitorCommand, VisitorNotice } from "../shared/wire-visitor";
import type { ConnectionNeeds } from "./connection";
import { type Session, snapshot } from "./session";
import type { ConnectionState } from "./state";
import { openSharedConnection } from "./sharedConnection";
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
  publish: Tabs["publish"];
  /** Joins the visitor's tabs once, and connects if no other tab has. */
  begin(): void;
  /** Leaves them: the connection, if it was here, goes to another tab. */
  leave(): void;
}

export function makeUplink(session: Session, needs: UplinkNeeds): Uplink {
  const connectionChanged = (connection: ConnectionState) =>
    session.dispatch({ type: "connection", connection });
  /** This tab has the connection: the others receive what it receives. */
  const connect = () =>
    openSharedConnection({
      ...needs,
      heard: (notice) => {
        if (notice.type === "gone") uplink.publish({ type: "notice", notice });
        needs.heard(notice);
        if (notice.type === "pong" || notice.type === "fresh") return;
        uplink.publish({ type: "notice", notice: notice.type === "welcome" && snapshot(session) || notice });
      },
      connectionChanged: (now) => {
        connectionChanged(now);
        uplink.publish({ type: "connection", connection: now });
      },
    });
  const uplink = {
    tabs: null as Tabs | null,
    post: (command: VisitorCommand) => uplink.tabs?.post(command),
    publish: (message: Parameters<Tabs["publish"]>[0]) => uplink.tabs?.publish(message),
    begin: () => {
      uplink.tabs ||= joinTabs({
        ...needs,
        connect,
        connectionChanged,
        snapshot: () => ({ welcome: snapshot(session), connection: session.state.connection }),
      });
    },
    leave: () => {
      uplink.tabs?.leave();
      uplink.tabs = null;
    },
  };
  return uplink;
}
