/**
 * What this tab owes the server: the visitor's messages, how far the chat was received and read, and requests for
 * messages that are missing.
 */
import { find } from "./lists";
import type { Session } from "./session";
import { seen, type State, unread } from "./state";
import { visible } from "./surroundings";
import type { Tabs } from "./tabs";

export interface Delivery {
  /** Sends what is due by now, and nothing twice. */
  run(): void;
  /**
   * The connection is new, or the server asked to retry: what was sent may be lost, and is due again. The server
   * recognises a message by the id of its draft.
   */
  restart(): void;
}

/** What it needs from the visitor's tabs. */
type Delivering = Pick<Tabs, "leading" | "post" | "attach">;

export function makeDelivery(
  session: Pick<Session, "state" | "dispatch">,
  uplink: { readonly tabs: Delivering | null },
): Delivery {
  let inFlight: string | undefined;
  let received = "";
  let requested = "";

  /** One draft at a time, so that a refusal or a lost connection never changes the order of the visitor's messages. */
  const sendNext = ({ connection, outbox }: State, tabs: Delivering) => {
    if (connection !== "live") return;
    const next = find(outbox, (d) => !d.failed && !d.stored);
    if (next?.draft === inFlight) return;
    inFlight = next?.draft;
    if (next) tabs.post({ type: "send", draft: next.draft, text: next.text });
  };
  /** The connected tab reports what was received and requests what is missing; another one asks that tab. */
  const follow = (state: State, chat: string, tabs: Delivering) => {
    const sequence = seen(state);
    const mark = `${chat}/${sequence}`;
    if (tabs.leading() && sequence && mark !== received) {
      received = mark;
      tabs.post({ type: "received", chat, sequence });
    }
    const gap = `${mark}/${state.heard}`;
    if (state.heard > sequence && gap !== requested) {
      requested = gap;
      if (tabs.leading()) tabs.post({ type: "fetch", chat, after: sequence });
      else tabs.attach();
    }
    // The server informs the other tabs of what was read.
    if (state.open && visible() && unread(state)) {
      tabs.post({ type: "read", chat, sequence });
      session.dispatch({ type: "saw", chat, sequence });
    }
  };
  return {
    run: () => {
      const { state } = session;
      const { tabs } = uplink;
      if (!tabs) return;
      sendNext(state, tabs);
      if (state.chat) follow(state, state.chat.id, tabs);
    },
    restart: () => {
      inFlight = undefined;
      received = requested = "";
    },
  };
}
