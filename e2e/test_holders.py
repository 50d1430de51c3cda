"""No chat is lost: its agent logs out, vanishes or returns; nobody is Online; a transfer is not opened."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from foyer_client import BEN, MARIA, PASSWORDS, AgentClient
from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, Console, Shop, picture

AGENT_RETURN_TIME = 3_000
TRANSFER_TIME = 4_000


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"agent_return_time": AGENT_RETURN_TIME, "transfer_time": TRANSFER_TIME}


class Desk:
    """An agent with a browser profile of their own, logged in by the form, since a log-out ends the session."""

    def __init__(self, context: BrowserContext, server: FoyerServer, email: str):
        self.context = context
        self.console = Console(context.new_page(), server)
        page = self.console.page
        page.goto(server.address + "/console/visitors")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORDS[email])
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_text(re.compile(r"^live · "))).to_be_visible(timeout=PATIENCE)

    def menu(self, label: str, item: str) -> None:
        self.console.page.get_by_role("button", name=label).click()
        self.console.page.get_by_role("menuitem", name=item).or_(
            self.console.page.get_by_role("menuitemradio", name=item)
        ).click()


@pytest.fixture
def desk(server: FoyerServer, contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Desk]]:
    yield lambda who, **options: Desk(contexts(**options), server, who)


def chatting(visitor: Shop, agent: Desk) -> str:
    """The visitor requests a chat, and the agent accepts it. Returns the visitor's ID."""
    visitor.arrive()
    visitor.say("Is it in stock?")
    agent.console.press(visitor.id, "Accept")
    expect(visitor.log).to_contain_text("joined", timeout=PROMPTLY)
    return visitor.id


def test_a_log_out_asks_first_and_hands_the_chat_over(shop: Callable[..., Shop], desk: Callable[..., Desk]) -> None:
    maria, ben = desk(MARIA), desk(BEN)
    visitor = shop()
    who = chatting(visitor, maria)

    maria.menu("Account menu for Maria", "Log out")
    question = maria.console.dialog("Log out?")
    expect(question).to_contain_text("You have 1 open chat. It goes to Support.")
    picture(maria.console.page, "log-out-question")
    question.get_by_role("button", name="Log out").click()

    expect(visitor.log).to_contain_text("Maria had to leave.", timeout=PROMPTLY)
    expect(visitor.log).to_contain_text("You're next.")
    picture(visitor.page, "agent-left")
    ben.console.expect_status(who, "Waiting for Chat")
    ben.console.press(who, "Accept")
    expect(visitor.log).to_contain_text("Ben joined", timeout=PROMPTLY)
    visitor.end()


def test_a_lost_console_keeps_its_chat_for_a_while_and_gets_it_back(
    shop: Callable[..., Shop], desk: Callable[..., Desk]
) -> None:
    maria, ben = desk(MARIA), desk(BEN)
    visitor = shop()
    who = chatting(visitor, maria)
    ben.console.expect_status(who, "Chatting")

    maria.console.visitors()  # a reload
    ben.console.expect_status(who, "Chatting")
    expect(visitor.log).not_to_contain_text("had to leave")

    session = maria.context.cookies()
    maria.context.close()
    expect(visitor.log).to_contain_text("Maria had to leave.", timeout=AGENT_RETURN_TIME + PROMPTLY)
    ben.console.expect_status(who, "Waiting for Chat")

    back = ben.context.browser.new_context()
    back.add_cookies(session)
    Console(back.new_page(), ben.console.server).visitors()
    expect(visitor.log).to_contain_text("Maria is back.", timeout=PROMPTLY)
    ben.console.expect_status(who, "Chatting")
    back.close()
    visitor.end()


def settled(parts: list[Locator]) -> list[dict]:
    """The boxes of the parts once an opening panel has stopped: two measurements in a row are equal."""
    deadline = time.monotonic() + PATIENCE / 1_000
    before, now = [], [box_of(part) for part in parts]
    while now != before:
        assert time.monotonic() < deadline, "the page does not come to rest"
        parts[0].page.wait_for_timeout(300)  # longer than the panel's animation
        before, now = now, [box_of(part) for part in parts]
    return now


def test_colleagues_see_when_the_chat_of_a_lost_console_is_handed_over(
    shop: Callable[..., Shop], desk: Callable[..., Desk]
) -> None:
    maria, ben = desk(MARIA), desk(BEN)
    visitor = shop()
    who = chatting(visitor, maria)
    chats = Console(ben.context.new_page(), ben.console.server).visitors()
    chats.press(who, "Monitor")
    entry = chats.list("Ongoing Chats").get_by_role("listitem").first
    expect(entry).to_contain_text("with Maria", timeout=PROMPTLY)
    ben.console.row(who).locator(".row-name").click()
    expect(ben.console.info).to_contain_text("Visitor ID", timeout=PROMPTLY)
    row, item, action = ben.console.row(who), entry.locator("a"), ben.console.info.get_by_role("button", name="Ban")
    parts = [row, row.locator(".cell-name"), item, action, chats.band]
    expect(row).to_have_css("height", "56px")  # the panel has narrowed the list
    before = settled(parts)

    maria.context.close()

    mark = row.locator(".cell-status .goes-on-mark")
    expect(mark).to_contain_text(re.compile(r"0:0\d"), timeout=PROMPTLY)
    expect(mark).to_have_attribute("title", re.compile("Maria is not connected. The chat goes to Support"))
    expect(ben.console.info).to_contain_text(re.compile(r"goes to Support in 0:0\d"))
    expect(entry).to_contain_text(re.compile(r"goes to Support in 0:0\d"))
    expect(chats.band).to_contain_text(re.compile(r"Maria is not connected – goes to Support in 0:0\d"))
    assert [box_of(part) for part in parts] == before, "a countdown moved something"
    picture(ben.console.page, "goes-on-visitors")
    picture(chats.page, "goes-on-chats")

    ben.console.expect_status(who, "Waiting for Chat", timeout=AGENT_RETURN_TIME + PROMPTLY)
    expect(mark).to_have_count(0)
    expect(chats.page.get_by_text("goes to Support")).to_have_count(0, timeout=PROMPTLY)
    visitor.window.get_by_role("button", name="Cancel").click()
    visitor.window.get_by_role("group").get_by_role("button", name="Cancel").click()


def box_of(element: Locator) -> dict[str, float]:
    box = element.bounding_box()
    assert box is not None
    return box


def test_the_visitor_is_informed_when_nobody_is_online_and_when_an_agent_is_back(
    shop: Callable[..., Shop], desk: Callable[..., Desk]
) -> None:
    maria = desk(MARIA)
    visitor = shop().arrive()
    visitor.say("Is it in stock?")
    expect(visitor.window).to_contain_text("You're next", timeout=PROMPTLY)

    maria.menu("Availability: Online", "Offline")

    expect(visitor.log).to_contain_text("Everyone has left for now.", timeout=PROMPTLY)
    expect(visitor.window).not_to_contain_text("You're next")
    picture(visitor.page, "nobody-online")

    maria.menu("Availability: Offline", "Online")
    expect(visitor.log).to_contain_text("Our team is back online.", timeout=PROMPTLY)
    expect(visitor.window).to_contain_text("You're next")
    visitor.window.get_by_role("button", name="Cancel").click()
    visitor.window.get_by_role("group").get_by_role("button", name="Cancel").click()


def test_a_transfer_that_is_not_opened_returns(
    shop: Callable[..., Shop], desk: Callable[..., Desk], server: FoyerServer
) -> None:
    maria = desk(MARIA)
    ben = AgentClient(server, BEN).connect()
    visitor = shop()
    who = chatting(visitor, maria)
    agents = maria.console

    maria.console.chats()
    maria.console.list("Ongoing Chats").get_by_role("listitem").first.click()
    agents.window.get_by_role("button", name="Transfer").click()
    dialog = agents.dialog("Transfer chat")
    dialog.get_by_role("radio", name="Ben").check()
    dialog.get_by_role("button", name="Confirm").click()

    expect(visitor.log).to_contain_text("Maria transferred you to Ben", timeout=PROMPTLY)
    expect(visitor.log).not_to_contain_text("Ben joined")
    expect(visitor.log).to_contain_text("Maria is back.", timeout=TRANSFER_TIME + PROMPTLY)
    ben.line.close()
    assert who == visitor.id
    visitor.end()
