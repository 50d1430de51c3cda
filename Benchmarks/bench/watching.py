"""Uses the Agent Console in Chromium while visitors browse, and prints what the agent would notice, as JSON.

Run with the Python of the checkout's environment, which has Playwright: watching.py ADDRESS-OF-FOYER SESSION-COOKIE
"""

import json
import sys

from tab import Chromium, Tab, chromium, tasks

SIZE = (1440, 900)
LONG = 50  # milliseconds; the browser's definition of a long task
FRAMES = 40  # frames with changes of the list; at most four per second
SCROLLS, STEP = 150, 240  # turns of the mouse wheel, one per frame, and pixels
HOVERED = 24  # changes while the pointer rests on a row

# Runs before the console's scripts: records when a frame of the list arrived and when the page was painted after it.
WATCH = """
window.watched = {waits: [], most: 0};
window.onFrame = () => {};
const Socket = WebSocket;
window.WebSocket = class extends Socket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({data, timeStamp}) => {
      const notice = JSON.parse(data);
      if (notice.type !== "list" && notice.type !== "listChange") return;
      const painted = new MessageChannel();
      painted.port1.onmessage = () => {
        watched.waits.push(performance.now() - timeStamp);
        watched.most = Math.max(watched.most, document.querySelectorAll(".rows > *").length);
        onFrame(notice);
      };
      requestAnimationFrame(() => painted.port2.postMessage(0));
    });
  }
};
"""

# Counts rows whose title on the screen differs from the one in the frame.
STALE = """
window.stale = 0;
window.checked = 0;
onFrame = notice => {
  for (const {id, title} of notice.rows ?? []) {
    const cell = title && document.querySelector(`[data-visitor="${id}"] .cell-page`);
    if (!cell) continue;
    checked++;
    stale += !cell.textContent.startsWith(title);
  }
};
"""

SCROLL = f"""
(async () => {{
  const scroller = document.querySelector(".scroller");
  let most = 0;
  for (let step = 0; step < {SCROLLS}; step++) {{
    scroller.scrollTop += {STEP};
    await new Promise(requestAnimationFrame);
    most = Math.max(most, document.querySelectorAll(".rows > *").length);
  }}
  scroller.scrollTop = 0;
  return most;
}})()
"""

# The visitor under the pointer, and the row's position, at each frame of the list. A visitor who has left the list leaves an
# empty place, and no other row moves there.
UNDER = """
window.moved = 0;
window.looks = 0;
window.under = () => {
  const row = document.elementFromPoint(POINTER_X, POINTER_Y)?.closest(".row");
  return row && [row.dataset.visitor ?? null, row.getBoundingClientRect().top];
};
window.startsLooking = () => {
  const [visitor, top] = under();
  onFrame = () => {
    const [now, there] = under();
    looks++;
    moved += there !== top || (now !== visitor && now !== null);
  };
};
"""
POINTER = (700, 500)


def main() -> None:
    foyer, cookie = sys.argv[1:]
    with chromium() as browser:
        print(json.dumps(watch(browser, foyer, {"name": "foyer_session", "value": cookie, "url": foyer})))


def watch(browser: Chromium, foyer: str, cookie: dict) -> dict:
    with browser.tab(cookies=[cookie], size=SIZE) as tab:
        tab.send("Page.enable")
        tab.send("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        tab.go(foyer + "/console/visitors")
        tab.until("document.querySelectorAll('[data-visitor]').length > 10")
        result = {"online": tab.ask("document.querySelector('.chip-count').textContent.replace(/\\D/g, '') | 0")}
        for name, sort in {"usual": None, "liveliest": "Page"}.items():
            if sort:
                tab.ask(f"[...document.querySelectorAll('.head-button')].find(b => b.textContent === '{sort}').click()")
            result[name] = frames(tab, foyer)
        result["scrolling"] = scrolled(tab, foyer)
        result["pointer"] = hovered(tab)
        return result


def frames(tab: Tab, foyer: str) -> dict:
    """The changes of the list, in order, as they arrive."""
    tab.ask(f"{STALE}; watched.waits.length = 0")
    with tab.traced() as trace:
        tab.until(f"watched.waits.length >= {FRAMES}")
    waits = sorted(tab.ask("watched.waits"))
    work = [task["tdur"] / 1e3 for task in tasks(trace.page(foyer))]
    return {
        "paint_p50": waits[len(waits) // 2],
        "paint_p95": waits[len(waits) * 95 // 100],
        "longest_task": max(work),
        "busy": sum(work) / len(waits),
        "long_tasks": sum(length > LONG for length in work),
        "rows": tab.ask("watched.most"),
        "checked": tab.ask("checked"),
        "stale": tab.ask("stale"),
    }


def scrolled(tab: Tab, foyer: str) -> dict:
    with tab.traced() as trace:
        rows = tab.ask(SCROLL)
    work = [task["tdur"] / 1e3 for task in tasks(trace.page(foyer))]
    return {"longest_task": max(work), "long_tasks": sum(length > LONG for length in work), "rows": rows}


def hovered(tab: Tab) -> dict:
    tab.ask(UNDER.replace("POINTER_X", str(POINTER[0])).replace("POINTER_Y", str(POINTER[1])))
    tab.until("under()?.[0]")
    tab.send("Input.dispatchMouseEvent", type="mouseMoved", x=POINTER[0], y=POINTER[1])
    tab.until("document.querySelector('.row:hover') && under()[0]")
    tab.ask("startsLooking()")
    tab.until(f"looks >= {HOVERED}")
    return {"looks": tab.ask("looks"), "moved": tab.ask("moved")}


main()
