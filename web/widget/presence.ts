/**
 * Which page this tab shows, and whether the visitor looks at it.
 */
import type { Page, VisitorCommand } from "../shared/wire-visitor";
import { each } from "./lists";
import { pageOf, watchRoute } from "./route";
import { visible } from "./surroundings";
import type { TabView } from "./tabs";

export interface PresenceNeeds {
  /** What the site calls its page. */
  title(): string;
  post(command: VisitorCommand): void;
  /** The visitor turns to this tab: who is it? */
  recognise(): void;
  /** The page can be seen again. */
  turned(): void;
  /** The browser has a network again. */
  online(): void;
  /** The page is left; the browser may keep it, and show it again. */
  left(): void;
  shown(): void;
}

export interface Presence {
  view(): TabView;
  /** The site names its page. */
  turn(given?: { title?: string; url?: string }): void;
  /** Compares the address, for changes of which no browser told. */
  look(): void;
  /** The page has thrown away its document and the listeners with it. */
  rebuilt(): void;
}

export function makePresence(tab: string, needs: PresenceNeeds): Presence {
  let page = pageOf(location.href, document.title, document.referrer);
  let focused = visible() && document.hasFocus();

  const view = () => ({ tab, page, focused });
  const turned = (to: Page) => {
    page = to;
    needs.post({ type: "page", ...view() });
  };
  const route = watchRoute(needs.title, turned);
  const attention = () => {
    const now = visible() && document.hasFocus();
    if (now === focused) return;
    focused = now;
    needs.post({ type: "focus", tab, focused });
    route.look();
    if (focused) needs.recognise();
  };
  const changed = () => {
    attention();
    if (!visible()) return;
    needs.recognise();
    needs.turned();
  };
  /** What listens already is not doubled. */
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
