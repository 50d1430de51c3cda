/**
 * The tabs of one browser share one connection: the tab that holds a lock has it, the others communicate through that
 * tab.
 */
import type { Page, VisitorCommand, VisitorNotice, Welcome } from "../shared/wire-visitor";
import type { Connection } from "./connection";
import { each, find, keep } from "./lists";
import { Pledge } from "./pledge";
import type { ConnectionState } from "./state";
import type { Timer } from "./surroundings";

/** What a tab displays now. */
export interface TabView {
  tab: string;
  page: Page;
  focused: boolean;
}

/** A leader that does not answer a visible tab for this long is suspended (phones freeze tabs): replace it. */
const patience = 3_000;

type ToLeader =
  & { to: "leader" }
  & (
    | { type: "attach"; view: TabView }
    | { type: "command"; command: VisitorCommand }
  );
type ToTabs =
  & { to: "tabs" | string }
  & (
    | { type: "lead" }
    | { type: "withdrawn" }
    | { type: "fresh" }
    | { type: "connection"; connection: ConnectionState }
    | { type: "notice"; notice: VisitorNotice }
  );

export interface TabsNeeds {
  /** The name of lock and channel; contains the widget's key. */
  name: string;
  view(): TabView;
  /** Connects; called when this tab becomes the leader. */
  connect(): Connection;
  /** Everything that a new tab needs; null before the first welcome. */
  snapshot(): { welcome: Welcome | null; connection: ConnectionState };
  heard(notice: VisitorNotice): void;
  connectionChanged(now: ConnectionState): void;
  /** The visitor revoked the consent in another tab. */
  withdrawn(): void;
  /** Another tab found out that the visitor is somebody else now. */
  fresh(): void;
}

export interface Tabs {
  /** Sends through the connected tab. */
  post(command: VisitorCommand): void;
  /** Sends to the other tabs: called by the leader for notices and the connection state, by any tab for the rest. */
  publish(
    message:
      | { type: "notice"; notice: VisitorNotice }
      | { type: "connection"; connection: ConnectionState }
      | {
        type: "withdrawn" | "fresh";
      },
  ): void;
  /** Requests everything from the leader: this tab became visible, or missed something. */
  attach(): void;
  leading(): unknown;
  /** The views of the other tabs, for the leader's greeting. */
  others(): TabView[];
  nudge(): void;
  leave(): void;
}

/** Joins the tabs of this browser. Without locks (old browsers, pages without https) every tab has its own connection. */
export function joinTabs(needs: TabsNeeds): Tabs {
  const me = needs.view().tab;
  let views: TabView[] = [];
  let channel = navigator.locks && "BroadcastChannel" in window ? new BroadcastChannel(needs.name) : null;
  let connection: Connection | null = null;
  let release: () => void = () => {};
  let left = false;
  let unanswered: Timer = 0;
  /** A tab has the connection. */
  let led = false;
  /** Messages from before any tab had one. */
  let early: VisitorCommand[] = [];
  const giveUp = new AbortController();

  const say = (message: ToLeader | ToTabs) => channel?.postMessage(message);

  const post = (command: VisitorCommand) => {
    if (connection) connection.post(command);
    else if (led) say({ to: "leader", type: "command", command });
    else early[early.length] = command;
  };
  const postEarly = () => {
    const waiting = early;
    early = [];
    each(waiting, post);
  };
  const lead = () => {
    if (left || connection) return;
    clearTimeout(unanswered);
    led = true;
    connection = needs.connect();
    say({ to: "tabs", type: "lead" });
    postEarly();
  };
  const follow = () => {
    connection?.close();
    connection = null;
    views = [];
  };
  const hold = (lock: Lock | null) => {
    if (left) return;
    if (!lock) return queue();
    lead();
    return new Pledge<void>((resolve) => release = resolve);
  };
  const request = async (options: LockOptions) => {
    try {
      await navigator.locks.request(needs.name, options, hold);
    } catch (refusal) {
      if (left) return;
      follow();
      // Another tab took over: queue again. Any other error means that locks are not available to this page: storage is
      // blocked.
      if ((refusal as DOMException).name === "AbortError") return queue();
      channel?.close();
      channel = null;
      lead();
    }
  };
  /** Holds the tab's own lock, by which the leader notices the tab's end; then queues with the others. */
  let standing: Promise<void> | null = null;
  const stand = async (then: () => void) => {
    standing ??= new Pledge((stands) => standUntilLeft(stands));
    await standing;
    if (!left && !connection) then();
  };
  const standUntilLeft = async (stands: () => void) => {
    try {
      await navigator.locks.request(`${needs.name}:${me}`, { signal: giveUp.signal }, () => {
        stands();
        return new Pledge<void>((resolve) => giveUp.signal.addEventListener("abort", () => resolve()));
      });
    } catch {
      // Left before it was granted.
    }
  };
  const queue = () => {
    stand(() => request({ signal: giveUp.signal }));
    attach();
  };
  const steal = () => {
    if (!connection && !left && document.visibilityState === "visible") request({ steal: true });
  };
  const attach = () => {
    // Alone: there is no other tab.
    if (!channel) return;
    stand(() => {
      say({ to: "leader", type: "attach", view: needs.view() });
      clearTimeout(unanswered);
      unanswered = setTimeout(steal, patience);
    });
  };

  const forget = (tab: string) => {
    views = keep(views, (known) => known.tab !== tab);
  };
  const remember = (view: TabView) => {
    forget(view.tab);
    views[views.length] = view;
  };
  const register = (view: TabView) => {
    const before = find(views, (known) => known.tab === view.tab);
    remember(view);
    if (before && before.page.url === view.page.url && before.page.title === view.page.title) {
      connection?.post({ type: "focus", tab: view.tab, focused: view.focused });
      return;
    }
    connection?.post({ type: "page", ...view });
    if (before) return;
    // Each tab holds a lock of its own, so this is granted when that tab is gone, even by a crash.
    navigator.locks.request(`${needs.name}:${view.tab}`, () => {
      forget(view.tab);
      connection?.post({ type: "leave", tab: view.tab });
    });
  };

  const heardByLeader = (message: ToLeader) => {
    if (message.type === "attach") {
      const { welcome, connection } = needs.snapshot();
      register(message.view);
      if (welcome) say({ to: message.view.tab, type: "notice", notice: welcome });
      say({ to: message.view.tab, type: "connection", connection });
      return;
    }
    const { command } = message;
    if (command.type === "page") return register(command);
    if (command.type === "focus") {
      const view = find(views, (known) => known.tab === command.tab);
      if (view) remember({ ...view, focused: command.focused });
    }
    connection?.post(command);
  };
  const heardByAll = (message: ToTabs) => {
    clearTimeout(unanswered);
    // Earlier messages are not for the next visitor.
    if (message.type === "fresh") return needs.fresh();
    led = true;
    postEarly();
    switch (message.type) {
      case "lead":
        return attach();
      case "withdrawn":
        return needs.withdrawn();
      case "connection":
        return needs.connectionChanged(message.connection);
      case "notice":
        return needs.heard(message.notice);
    }
  };

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<ToLeader | ToTabs>) => {
      if (data.to === "leader") {
        if (connection) heardByLeader(data as ToLeader);
      } else if (data.to === "tabs" || data.to === me) heardByAll(data as ToTabs);
    };
    request({ ifAvailable: true });
  } else {
    lead();
  }

  return {
    post,
    publish: (message) => say({ to: "tabs", ...message }),
    attach,
    leading: () => connection,
    others: () => views,
    nudge: () => connection ? connection.nudge() : attach(),
    leave: () => {
      left = true;
      follow();
      release();
      giveUp.abort();
      clearTimeout(unanswered);
      channel?.close();
    },
  };
}
