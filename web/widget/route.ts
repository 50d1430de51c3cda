/** The page that the visitor looks at, also if a script changes it without loading a new one. */
import type { Page } from "../shared/wire-visitor";
import { withoutSecrets } from "./address";
import { clock } from "./identifier";
import { each } from "./lists";

/** Limits of the protocol; the server would cut the rest anyway. */
const urlLimit = 2_048;
const titleLimit = 256;
/** Scripts set the title shortly after the address. */
const settleTime = 50;
/** Pages that fetch their content set their title late; a title that changes later is a counter or a notification. */
const titleTime = 15_000;

/** A page in the protocol's form, without the secrets in its addresses. */
export function pageOf(url: string, title: string, referrer?: string): Page {
  return {
    url: cut(withoutSecrets(url), urlLimit),
    title: cut(title, titleLimit),
    ...(referrer ? { referrer: cut(withoutSecrets(referrer), urlLimit) } : {}),
  };
}

/** The beginning of a text, at most this many UTF-16 units, cut between characters. */
export function cut(text: string, limit: number): string {
  const last = text[limit - 1];
  return text.slice(0, text.length > limit && last >= "\ud800" && last <= "\udbff" ? limit - 1 : limit);
}

/**
 * Whether two addresses are different pages: their paths or queries differ, or a fragment made by a router (`#/cart`,
 * `#!cart`). If the newer one only replaces the older, as filters and searches do during typing, only paths count.
 */
export function isOtherPage(before: string, now: string, replaced: boolean): boolean {
  const key = (url: string) => {
    const parts = url.split("#");
    const route = parts[1] && (parts[1][0] === "/" || parts[1][0] === "!") ? parts[1] : "";
    return (replaced ? parts[0].split("?")[0] : parts[0]) + "#" + (replaced ? route.split("?")[0] : route);
  };
  return key(before) !== key(now);
}

/** Not in every version of the DOM's types. */
interface Navigation {
  addEventListener(
    name: "currententrychange",
    listener: (event: { navigationType?: string | null }) => void,
  ): void;
}

export interface Route {
  /** Compares the address, for changes without a browser event. */
  look(): void;
  /** The document has another head now. */
  rebuilt(): void;
}

/** Calls `changed` after each change of the page or its title; `title` returns the site's title of the page. */
export function watchRoute(title: () => string, changed: (page: Page) => void): Route {
  let url = location.href;
  let page = url;
  let reported = title();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let until = 0;

  const report = () => {
    reported = title();
    changed(pageOf(page, reported));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(report, settleTime);
  };
  const watchTitle = () => {
    until = clock() + titleTime;
    if (document.head) titles.observe(document.head, { subtree: true, childList: true, characterData: true });
  };
  const look = (replaced = false) => {
    const before = url;
    url = location.href;
    if (url === before || !isOtherPage(before, url, replaced)) return;
    page = url;
    watchTitle();
    soon();
  };
  const titles: MutationObserver = new MutationObserver(() => {
    if (clock() > until) return titles.disconnect();
    if (title() !== reported) soon();
  });
  watchTitle();

  const { navigation } = window as { navigation?: Navigation };
  if (navigation) {
    navigation.addEventListener("currententrychange", (event) => look(event.navigationType === "replace"));
  } else {
    each(["pushState", "replaceState"] as const, (name) => {
      const original = history[name];
      history[name] = function (this: History, state: unknown, unused: string, to?: string | URL | null) {
        original.call(this, state, unused, to);
        look(name === "replaceState");
      };
    });
    each(["popstate", "hashchange"], (name) => addEventListener(name, () => look()));
  }
  return { look: () => look(), rebuilt: watchTitle };
}
