"""A tab of a real Chromium without an inspector, which would slow its scripts down; only the browser's own trace is read."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, sync_playwright

CHROMIUM = "/usr/bin/chromium"
TRACED = ["toplevel", "devtools.timeline"]
PATIENCE = 120.0  # seconds; a browser on a busy machine


class Chromium:
    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.session = browser.new_browser_cdp_session()

    @contextmanager
    def tab(self, slowdown: float = 1, cookies: list[dict] | None = None, size: tuple[int, int] = (1280, 720)) -> Iterator["Tab"]:
        """A tab with its own profile, `slowdown` times slower than this machine."""
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
            session.send("Browser.getVersion")  # handles the events received so far
        answer = self.answers.pop(self.asked)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def ask(self, expression: str) -> object:
        """The value of an expression in the page; a promise is awaited."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression[:80]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.ask(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(f"waited for: {condition}")
            time.sleep(0.1)  # polling runs on the page's thread, which is being measured

    def go(self, address: str) -> None:
        """Returns when the new page has begun, before all of it has loaded."""
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
    """The work of the browser's threads; times are processor time of the thread in milliseconds."""

    def __init__(self) -> None:
        self.events: list[dict] = []

    def read(self, events: list[dict]) -> None:
        self.events = events

    def page(self, origin: str) -> list[dict]:
        """The work of the thread that ran scripts of this origin, in order, outer events before inner ones."""
        whole = [event for event in self.events if event.get("ph") == "X" and "tdur" in event]
        threads = {(event["pid"], event["tid"]) for event in whole if address(event).startswith(origin)}
        mine = [event for event in whole if (event["pid"], event["tid"]) in threads]
        return sorted(mine, key=lambda event: (event["ts"], -event["dur"]))


def address(event: dict) -> str:
    """The address of the script that an event ran."""
    data = event.get("args", {}).get("data")
    return str(data.get("url") or "") if isinstance(data, dict) else ""


def outermost(events: list[dict]) -> list[dict]:
    """Without events that are nested in another event."""
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
