"""A tab of a real Chromium that nobody looks into: no inspector slows its scripts down, only what the browser itself traces is read."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, sync_playwright

CHROMIUM = "/usr/bin/chromium"
TRACED = ["toplevel", "devtools.timeline"]
PATIENCE = 120.0  # a browser on a machine that does other things at once


class Chromium:
    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.session = browser.new_browser_cdp_session()

    @contextmanager
    def tab(self, slowdown: float = 1, cookies: list[dict] | None = None, size: tuple[int, int] = (1280, 720)) -> Iterator["Tab"]:
        """A tab with a profile of its own, `slowdown` times slower than this machine."""
        context = self.session.send("Target.createBrowserContext")["browserContextId"]
        if cookies:
            self.session.send("Storage.setCookies", {"cookies": cookies, "browserContextId": context})
        where = {"url": "about:blank", "browserContextId": context, "width": size[0], "height": size[1]}
        target = self.session.send("Target.createTarget", where)["targetId"]
        tab = Tab(self, target)
        if slowdown > 1:
            tab.send("Emulation.setCPUThrottlingRate", rate=slowdown)
        try:
            yield tab
        finally:
            tab.close()
            self.session.send("Target.closeTarget", {"targetId": target})
            self.session.send("Target.disposeBrowserContext", {"browserContextId": context})


@contextmanager
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Chromium(browser)
        browser.close()


class Tab:
    def __init__(self, chromium: Chromium, target: str) -> None:
        self.chromium = chromium
        self.answers: dict[int, dict] = {}
        self.asked = 0
        self.id = chromium.session.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        chromium.session.on("Target.receivedMessageFromTarget", self._hear)

    def close(self) -> None:
        self.chromium.session.remove_listener("Target.receivedMessageFromTarget", self._hear)

    def _hear(self, event: dict) -> None:
        message = json.loads(event["message"])
        if event["sessionId"] == self.id and "id" in message:
            self.answers[message["id"]] = message

    def send(self, method: str, **parameters: object) -> dict:
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": parameters}
        session: CDPSession = self.chromium.session
        session.send("Target.sendMessageToTarget", {"sessionId": self.id, "message": json.dumps(message)})
        end = time.monotonic() + PATIENCE
        while self.asked not in self.answers:
            if time.monotonic() > end:
                raise TimeoutError(f"{method}: no answer")
            session.send("Browser.getVersion")  # lets what has come be heard
        answer = self.answers.pop(self.asked)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def ask(self, expression: str) -> object:
        """The value of an expression in the page; waits for it when it is a promise."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression[:80]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.ask(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(f"waited for: {condition}")
            time.sleep(0.1)  # asking takes the page's thread, which is what is measured

    def go(self, address: str) -> None:
        """Answers once the new page is there, though not all of it."""
        self.send("Page.navigate", url=address)

    def press(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    @contextmanager
    def traced(self, categories: list[str] = TRACED) -> Iterator["Trace"]:
        trace = Trace()
        self.chromium.browser.start_tracing(categories=categories)
        try:
            yield trace
        finally:
            trace.read(json.loads(self.chromium.browser.stop_tracing())["traceEvents"])


class Trace:
    """What the threads of the browser did; times are of the thread's own processor time, in milliseconds."""

    def __init__(self) -> None:
        self.events: list[dict] = []

    def read(self, events: list[dict]) -> None:
        self.events = events

    def page(self, origin: str) -> list[dict]:
        """The work of the thread that ran scripts of this origin, in its order, the outer before the inner."""
        whole = [event for event in self.events if event.get("ph") == "X" and "tdur" in event]
        threads = {(event["pid"], event["tid"]) for event in whole if address(event).startswith(origin)}
        mine = [event for event in whole if (event["pid"], event["tid"]) in threads]
        return sorted(mine, key=lambda event: (event["ts"], -event["dur"]))


def address(event: dict) -> str:
    """Where the script is from that an event ran."""
    data = event.get("args", {}).get("data")
    return str(data.get("url") or "") if isinstance(data, dict) else ""


def outermost(events: list[dict]) -> list[dict]:
    """Without those that happened within another one of them."""
    kept, end = [], -1.0
    for event in events:
        if event["ts"] >= end:
            kept.append(event)
            end = event["ts"] + event["dur"]
    return kept


def tasks(events: list[dict]) -> list[dict]:
    return outermost([event for event in events if event["name"].endswith("RunTask")])


def milliseconds(events: list[dict]) -> float:
    return sum(event["tdur"] for event in events) / 1e3
