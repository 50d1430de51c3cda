/** The greeting: what this tab says of itself when it connects, and what follows from the server's welcome. */
import type { Hello, Page, Welcome } from "../shared/wire-visitor";
import type { Consent } from "./consent";
import type { Presence } from "./presence";
import type { Delivery } from "./delivery";
import { each } from "./lists";
import type { Removal } from "./removal";
import type { Session } from "./session";
import { seen } from "./state";
import { device } from "./surroundings";
import type { TabMemory } from "./tabMemory";
import type { Uplink } from "./uplink";
import type { SiteVariables } from "./variables";
import type { Who } from "./who";
import type { WindowState } from "./windowState";

export interface Greeting {
  /** Made anew for each attempt: token, page and resume point change. */
  hello(): Hello;
  welcomed(notice: Welcome): void;
}

export function makeGreeting(
  session: Session,
  uplink: Uplink,
  widget: string,
  presence: Presence,
  who: Who,
  memory: TabMemory,
  consent: Consent,
  variables: SiteVariables,
  chatWindow: WindowState,
  removal: Removal,
  delivery: Delivery,
): Greeting {
  /** The previous page was of this site: it has renewed the cookie already. */
  const sameVisit = document.referrer.startsWith(location.origin + "/");
  /** The page named in the last greeting; a later one is sent once the server answers. */
  let greetedPage: Page | undefined;
  return {
    hello: () => {
      const view = presence.view();
      greetedPage = view.page;
      const { chat } = session.state;
      const after = seen(session.state);
      const resume = chat && after ? { chat: chat.id, after } : undefined;
      return { type: "hello", protocol: 1, widget, token: who.token(), ...view, ...device(), resume };
    },
    welcomed: (notice) => {
      if (notice.widget.consent && !session.consented) return consent.withdraw(notice.widget);
      // Nothing that another visitor has written is sent by this one.
      const known = session.welcome?.visitor ?? memory.found.visitor;
      if (known && known !== notice.visitor) removal.forget();
      const before = session.welcome;
      session.welcome = notice;
      const { tabs } = uplink;
      const leads = tabs?.leading();
      who.welcomed(notice.token, leads, sameVisit);
      if (tabs && leads) {
        each(tabs.others(), (other) => uplink.post({ type: "page", ...other }));
        const now = presence.view();
        if (now.page !== greetedPage) uplink.post({ type: "page", ...now });
      }
      /** The server knows only what it is sent now about this page. */
      const anew = before?.boot !== notice.boot;
      who.introduce(anew);
      if (anew) variables.introduce();
      delivery.restart();
      session.dispatch(notice);
      chatWindow.reopen(!before);
    },
  };
}
