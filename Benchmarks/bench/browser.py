"""Loads a bare and a heavy page in Chromium with the widget, with a minimal widget and with none, and prints the costs as JSON.

Run with the Python of the checkout's environment, which has Playwright: browser.py ADDRESS-OF-FOYER WIDGET
"""

import json
import sys
from statistics import median

from sites import Site
from tab import Chromium, Tab, address, chromium, milliseconds, outermost, tasks

ROUNDS = 5
SLOWDOWN = 4  # a mid-range phone
LONG = 50  # milliseconds; the browser's definition of a long task
PRESSES, BETWEEN = 12, "new Promise(done => setTimeout(done, 60))"
SCRIPT = ("EvaluateScript", "FunctionCall", "v8.compile")


def visit(browser: Chromium, page: str, origin: str, slowdown: float) -> dict:
    """The work of the scripts from `origin` on this page until the page is idle."""
    with browser.tab(slowdown) as tab:
        with tab.traced() as trace:
            tab.go(page)
            settle(tab)
        seen = tab.ask("seen")
        requests = tab.ask(f"performance.getEntriesByType('resource').filter(e => e.name.startsWith('{origin}')).length")
    work = trace.page(origin)
    own = outermost([event for event in work if event["name"] in SCRIPT and address(event).startswith(origin)])
    with_own = [
        task["tdur"] / 1e3
        for task in tasks(work)
        if any(task["ts"] <= event["ts"] < task["ts"] + task["dur"] for event in own)
    ]
    return {
        "script": milliseconds(own),
        "long_tasks": sum(length > LONG for length in with_own),
        "blocking": sum(max(0, length - LONG) for length in with_own),
        "longest": max(with_own, default=0),
        "requests": requests,
        "shift": seen["shift"],
    }


def press(browser: Chromium, page: str) -> float:
    """The slowest response to a press on the page's own button while the page and the widget load."""
    with browser.tab(SLOWDOWN) as tab:
        tab.go(page)
        tab.until("document.querySelector('button')")
        for _ in range(PRESSES):
            tab.press(60, 20)
            tab.ask(BETWEEN)
        settle(tab)
        return float(tab.ask("seen.slowest"))


def settle(tab: Tab) -> None:
    tab.until("window.settled")
    tab.ask("settled")


def figures(rounds: list[dict]) -> dict:
    return {name: median(each[name] for each in rounds) for name in rounds[0]}


def main() -> None:
    foyer, widget = sys.argv[1:]
    result = {}
    with chromium() as browser, Site(foyer, widget) as site:
        visit(browser, site.page("bare", "widget"), f"{foyer}/widget", 1)  # warms up the browser
        for name in ("bare", "heavy"):
            ours, least = site.page(name, "widget"), site.page(name, "least")
            kinds = {"ours": (ours, f"{foyer}/widget"), "least": (least, f"{site.address}/widget")}
            rounds: dict[str, list[dict]] = {}
            presses: dict[str, list[float]] = {}
            for _ in range(ROUNDS):
                for kind, (page, origin) in kinds.items():
                    for slowdown in (1, SLOWDOWN):
                        rounds.setdefault(f"{kind}_{slowdown}", []).append(visit(browser, page, origin, slowdown))
                for kind in ("widget", "nothing"):
                    presses.setdefault(kind, []).append(press(browser, site.page(name, kind)))
            result[name] = {kind: figures(each) for kind, each in rounds.items()}
            result[name]["press_delta"] = median(presses["widget"]) - median(presses["nothing"])
        result["strict"] = strict(browser, site)
    print(json.dumps(result))


def strict(browser: Chromium, site: Site) -> dict:
    """A page whose policy allows only Foyer's address: no inline style or script, trusted types."""
    with browser.tab() as tab:
        tab.go(site.page("strict", "widget"))
        tab.until("document.querySelector('foyer-widget')")
        return {"violations": violations(tab), "drawn": bool(tab.ask(DRAWN))}


DRAWN = "document.querySelector('foyer-widget').shadowRoot.querySelector('button').getBoundingClientRect().height === 56"


def violations(tab: Tab) -> int:
    return int(tab.ask("violations"))


main()
