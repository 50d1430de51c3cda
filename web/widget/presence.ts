/** The page of this tab, and whether the visitor looks at it. */
import type { Page } from "../shared/wire-visitor";
import { each } from "./lists";
import { pageOf, watchRoute } from "./route";
import { visible } from "./surroundings";
import type { TabView } from "./tabs";
import type { Uplink } from "./uplink";

export interface PresenceNeeds {
  /** The site's title of the page. */
  title(): string;
  /** The visitor returned to this tab: check the identity. */
  recognise(): void;
  /** The page became visible. */
  turned(): void;
  /** The browser is online again. */
  online(): void;
  /** The page is being left; the browser may cache it and show it again. */
  left(): void;
  shown(): void;
}

export interface Presence {
  view(): TabView;
  /** The site sets its page title. */
  turn(given?: { title?: string; url?: string }): void;
  /** Compares the address, for changes without a browser event. */
  look(): void;
  /** The page has replaced its document and its listeners. */
  rebuilt(): void;
}

export function makePresence(uplink: Uplink, tab: string, needs: PresenceNeeds): Presence {
  let page = pageOf(location.href, document.title, document.referrer);
  let focused = visible() && document.hasFocus();

  const view = () => ({ tab, page, focused });
  const turned = (to: Page) => {
    page = to;
    uplink.post({ type: "page", ...view() });
  };
  const route = watchRoute(needs.title, turned);
  const attention = () => {
    const now = visible() && document.hasFocus();
    if (now === focused) return;
    focused = now;
    uplink.post({ type: "focus", tab, focused });
    route.look();
    if (focused) needs.recognise();
  };
  const changed = () => {
    attention();
    if (!visible()) return;
    needs.recognise();
    needs.turned();
  };
  /** Existing listeners are not added twice. */
  const listen = () => {
    each(["focus", "blur"], (name) => addEventListener(name, attention));
    addEventListener("online", needs.online);
    document.addEventListener("visibilitychange", changed);
    addEventListener("pagehide", needs.left);
    addEventListener("pageshow", needs.shown);
  };
  listen();
  return {
    view,
    turn: (given) => turned(pageOf(String(given?.url ?? page.url), String(given?.title ?? page.title))),
    look: route.look,
    rebuilt: () => {
      listen();
      route.rebuilt();
    },
  };
}
