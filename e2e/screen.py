"""What people see and use: the shop with its widget, and the consoles."""

import re
import time

from playwright.sync_api import Locator, Page, expect

from foyer_server import RESULTS, FoyerServer

# Milliseconds. Every change must be on every screen within a second. test_many_visitors measures that as the median of several
# changes; here it is ten seconds, for a machine that runs two browsers, a debug build and more.
PROMPTLY = 10_000
# Milliseconds, for steps without a promised time: page loads, log-in, reconnecting.
PATIENCE = 20_000

# Scrolls a conversation and shrinks it before the scroll event arrives, as a phone's keyboard can.
SHRINK_BEFORE_THE_SCROLL_EVENT = """log => new Promise((done) => {
    log.addEventListener("scroll", () => setTimeout(() => {
        log.scrollTop += 20;
        log.style.maxHeight = "200px";
        done();
    }), { once: true });
    log.scrollTop -= 40;
})"""


class Shop:
    """A visitor's tab."""

    def __init__(self, page: Page, server: FoyerServer):
        self.page, self.server = page, server
        self.host = page.locator("foyer-widget")
        self.button = page.get_by_role("button", name="Chat with us")
        self.window = page.get_by_role("dialog", name="Chat", exact=True)
        self.box = self.window.get_by_role("textbox", name="Message", exact=True)
        self.send = self.window.get_by_role("button", name="Send", exact=True)
        self.log = self.window.get_by_role("log")
        self.bubbles = self.window.locator(".bubble")
        self.invitation = page.get_by_role("region", name="Invitation to chat")

    @property
    def id(self) -> str:
        return self.token.split(".")[1]

    @property
    def token(self) -> str:
        """The signed visitor ID from the shop's own cookie."""
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies(self.page.url)}
        ours = [value for name, value in cookies.items() if name.startswith("foyer_visitor_")]
        assert len(ours) == 1, f"not one visitor cookie among {list(cookies)}"
        return ours[0].split("~")[0]

    def arrive(self, path: str | None = None) -> "Shop":
        self.page.goto(self.server.address + (path or "/demo/"))
        expect(self.button).to_be_visible(timeout=PATIENCE)
        wait_until(self.page, "/foyer_visitor_\\w+=v1/.test(document.cookie)")
        return self

    def open_window(self) -> None:
        if not self.window.is_visible():
            self.button.click()
        expect(self.window).to_be_visible(timeout=PATIENCE)

    def say(self, text: str = "Hello") -> None:
        """Writes a message, sends it and waits for its tick."""
        self.open_window()
        self.box.fill(text)
        self.send.click()
        own = self.window.locator("li.own", has_text=text).last
        expect(own.or_(self.window.locator("li.own").last)).to_be_visible()
        expect(self.window.locator(".tick.sending")).to_have_count(0, timeout=PATIENCE)

    def answer(self) -> None:
        self.page.get_by_role("button", name="Chat now").click()
        expect(self.window).to_be_visible(timeout=PATIENCE)

    def decline(self) -> None:
        self.page.get_by_role("button", name="No thanks").click()
        expect(self.invitation).to_have_count(0)

    def end(self) -> None:
        self.window.get_by_role("button", name="End chat").click()
        self.window.get_by_role("group", name="End this chat?").get_by_role("button", name="End chat").click()

    def expect_says(self, text: str, timeout: int = PROMPTLY) -> None:
        """The text is in the conversation exactly once."""
        expect(self.bubbles.filter(has_text=text)).to_have_count(1, timeout=timeout)

    def expect_gone(self, timeout: int = PROMPTLY) -> None:
        """Nothing of the widget is on the page."""
        expect(self.host).to_have_count(0, timeout=timeout)
        expect(self.button).to_have_count(0)


class Console:
    """An agent's tab."""

    def __init__(self, page: Page, server: FoyerServer):
        self.page, self.server = page, server
        self.table = page.get_by_role("table", name="Visitors")
        self.rows = self.table.locator("[data-visitor]")
        self.info = page.get_by_role("region", name="Visitor Info")
        self.window = page.locator("section.chat-window")
        self.box = self.window.get_by_role("textbox", name="Message", exact=True)
        self.send = self.window.get_by_role("button", name="Send", exact=True)
        self.bubbles = self.window.locator(".message .message-text")
        self.band = self.window.locator(".mode-band")
        self.toasts = page.get_by_role("region", name="Notices")

    def visitors(self) -> "Console":
        """Opens the Visitors page and waits until it is live."""
        self.page.goto(self.server.address + "/console/visitors")
        return self._live()

    def chats(self, chat: str = "") -> "Console":
        self.page.goto(f"{self.server.address}/console/chats{chat and '/' + chat}")
        expect(self.list("Ongoing Chats")).to_be_visible(timeout=PATIENCE)
        return self._live()

    def ban_list(self) -> "Console":
        self.page.goto(self.server.address + "/admin/ban-list")
        expect(self.page.get_by_role("tab", name="Banned Visitors")).to_be_visible(timeout=PATIENCE)
        return self._live()

    def _live(self) -> "Console":
        """Waits until the page is connected; earlier events are not shown as news."""
        expect(self.page.get_by_text(re.compile(r"^live · "))).to_be_visible(timeout=PATIENCE)
        return self

    def step_back(self) -> None:
        """Moves the pointer off the list, which keeps its order while the pointer is over it."""
        self.page.mouse.move(4, 4)

    def row(self, visitor: str) -> Locator:
        return self.table.locator(f'[role="row"][data-visitor="{visitor}"]')

    def name(self, visitor: str) -> str:
        return self.row(visitor).locator(".row-name").inner_text()

    def action(self, visitor: str, action: str) -> Locator:
        """The button in the row; its name contains the action and the visitor."""
        return self.row(visitor).get_by_role("button", name=re.compile(rf"^{action} \S"))

    def press(self, visitor: str, action: str) -> None:
        expect(self.row(visitor)).to_be_visible(timeout=PATIENCE)
        name = self.name(visitor)
        self.row(visitor).get_by_role("button", name=f"{action} {name}", exact=True).click()
        self.step_back()

    def offered(self, visitor: str) -> set[str]:
        """The names of the actions in the row, without the visitor's name."""
        name = self.name(visitor)
        buttons = self.row(visitor).get_by_role("button").all()
        labels = [button.get_attribute("aria-label") or button.inner_text() for button in buttons]
        return {label.removesuffix(name).strip() for label in labels}

    def expect_status(self, visitor: str, words: str, timeout: int = PROMPTLY) -> None:
        """The row shows the status as text."""
        status = self.row(visitor).locator(".status-word")
        expect(status).to_have_text(words, timeout=timeout)

    def expect_gone(self, visitor: str, timeout: int = PROMPTLY) -> None:
        expect(self.row(visitor)).to_have_count(0, timeout=timeout)

    def list(self, name: str) -> Locator:
        """One of the four lists on the Chats page."""
        return self.page.get_by_role("list", name=name, exact=True)

    def dialog(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=name, exact=True)

    def say(self, text: str) -> None:
        self.box.fill(text)
        self.send.click()

    def expect_says(self, text: str, timeout: int = PROMPTLY) -> None:
        """The text is in the conversation exactly once."""
        expect(self.bubbles.filter(has_text=text)).to_have_count(1, timeout=timeout)


def wait_until(page: Page, condition: str, timeout: int = PATIENCE) -> None:
    """Waits for a condition in the page; Playwright's own way is blocked by strict policies."""
    deadline = time.monotonic() + timeout / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"waited {timeout} ms for: {condition}"
        page.wait_for_timeout(20)


def wait_element(element: Locator, condition: str, given: object = None, timeout: int = PATIENCE) -> None:
    """Waits for a condition on an element: a function of it and of `given`. For positions and sizes, which settle late."""
    deadline = time.monotonic() + timeout / 1000
    while not element.evaluate(condition, given):
        assert time.monotonic() < deadline, f"waited {timeout} ms for: {condition} of {element}"
        element.page.wait_for_timeout(20)


def picture(page: Page, name: str) -> None:
    """Saves a screenshot of the page for people to look at."""
    RESULTS.mkdir(exist_ok=True)
    page.screenshot(path=RESULTS / f"{name}.png")
