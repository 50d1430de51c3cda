/**
 * Which page the visitor looks at, also where a script changes it without loading a new one.
 */
import type { Page } from "../shared/wire-visitor";

/** Limits of the protocol; the server would cut the rest anyway. */
const urlLimit = 2_048;
const titleLimit = 256;
/** Scripts set the title a moment after the address. */
const settleTime = 50;
/** A title that changes later than this belongs to something else than the change of page. */
const titleTime = 2_000;

/** A page as the protocol wants it. */
export function pageOf(url: string, title: string, referrer?: string): Page {
  return {
    url: url.slice(0, urlLimit),
    title: title.slice(0, titleLimit),
    ...(referrer ? { referrer: referrer.slice(0, urlLimit) } : {}),
  };
}

/** Calls `changed` after each change of page or of its title; `title` reads what the site calls the page. */
export function watchRoute(title: () => string, changed: (page: Page) => void): void {
  let url = location.href;
  let told = title();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let until = 0;

  const tell = () => {
    told = title();
    changed(pageOf(url, told));
  };
  const look = () => {
    if (location.href !== url) {
      url = location.href;
      until = Date.now() + titleTime;
      titles.observe(document.head, { subtree: true, childList: true, characterData: true });
      clearTimeout(timer);
      timer = setTimeout(tell, settleTime);
    }
  };
  const titles: MutationObserver = new MutationObserver(() => {
    if (Date.now() > until) return titles.disconnect();
    if (title() === told) return;
    clearTimeout(timer);
    timer = setTimeout(tell, settleTime);
  });

  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (this: History, ...given: Parameters<History["pushState"]>) {
      original.apply(this, given);
      look();
    };
  }
  addEventListener("popstate", look);
  addEventListener("hashchange", look);
}
