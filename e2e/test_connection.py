"""The console without a connection: it says so at once, keeps what it shows, and reconnects."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from relay import Relay
from screen import PATIENCE, PROMPTLY, Console, Shop
from stages import Agents

# A silent loss must be noticed within five seconds; a busy machine needs more time to draw it.
NOTICED = 8_000
# Milliseconds from a loss to "Offline".
OFFLINE = 15_000


@pytest.fixture
def line(server: FoyerServer) -> Iterator[Relay]:
    """The network path from the browser to the server, which a test can freeze."""
    relay = Relay(server)
    yield relay
    relay.close()


@pytest.fixture
def screen(
    server: FoyerServer, line: Relay, maria: AgentClient, contexts: Callable[..., BrowserContext]
) -> Console:
    """Maria's console on that path."""
    context = contexts()
    context.add_cookies([{"name": "foyer_session", "value": maria.cookie, "url": line.address}])
    console = Console(context.new_page(), server)
    console.page.goto(line.address + "/console/visitors")
    expect(console.page.get_by_text(re.compile(r"^live · "))).to_be_visible(timeout=PATIENCE)
    return console


def test_a_lost_network_is_reported_at_once_and_known_data_stays(
    screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = agents.bring(visitor(), "waiting")
    page = screen.page
    screen.expect_status(somebody.id, "Waiting for Chat")
    expect(page.get_by_role("button", name=re.compile("^Waiting"))).to_contain_text("1")
    counts = page.locator(".chips").inner_text()

    page.context.set_offline(True)
    expect(page.locator(".connection-state")).to_have_text("Reconnecting…", timeout=PROMPTLY)
    expect(page.locator(".connection-state")).to_have_text(re.compile(r"^Offline since \d"), timeout=OFFLINE)
    assert page.locator(".chips").inner_text() == counts
    assert float(page.locator(".rows").evaluate("(rows) => getComputedStyle(rows).opacity")) < 1
    screen.press(somebody.id, "Accept")
    expect(screen.toasts).to_contain_text("Not done – you're offline.")
    expect(screen.row(somebody.id)).to_contain_text("Waiting for Chat")

    page.context.set_offline(False)
    expect(page.locator(".connection-state")).to_have_text(re.compile("^live · "), timeout=PROMPTLY)
    assert float(page.locator(".rows").evaluate("(rows) => getComputedStyle(rows).opacity")) > 0.6
    screen.press(somebody.id, "Refuse")
    screen.expect_status(somebody.id, "Refused by Agent")


def test_a_silent_loss_is_noticed_within_five_seconds_on_every_page(screen: Console, line: Relay) -> None:
    page = screen.page
    for place in ("Visitors", "Chats", "Admin"):
        page.get_by_role("link", name=re.compile(f"^{place}")).click()
        expect(page.locator(".connection-state")).to_have_text(re.compile("^live · "), timeout=PATIENCE)
        line.freeze()
        lost = time.monotonic()
        expect(page.locator(".connection-state")).to_have_text("Reconnecting…", timeout=NOTICED)
        assert time.monotonic() - lost < NOTICED / 1000, place
        line.thaw()
        expect(page.locator(".connection-state")).to_have_text(re.compile("^live · "), timeout=PATIENCE)


def test_an_unknown_count_is_not_shown_as_zero(screen: Console, line: Relay) -> None:
    page = screen.page
    page.goto(line.address + "/console/chats")
    expect(page.locator(".connection-state")).to_have_text(re.compile("^live · "), timeout=PATIENCE)
    line.freeze()
    page.get_by_role("link", name="Visitors").click()
    expect(page.locator(".connection-state")).to_have_text("Reconnecting…", timeout=NOTICED)
    expect(page.get_by_role("main")).to_contain_text("Can't reach Foyer")
    expect(page.get_by_role("button", name=re.compile("^All"))).to_have_text("All–")
    expect(page.locator(".header-count")).to_have_text("– online")
    assert not re.search(r"\b0\b", page.locator(".chips").inner_text())


def test_the_agent_can_retry_at_once(screen: Console, line: Relay) -> None:
    page = screen.page
    # Every further attempt hangs.
    page.evaluate("() => { window.Real = WebSocket; window.WebSocket = class { send() {} close() {} } }")
    line.freeze()
    expect(page.locator(".connection-state")).to_have_text(re.compile("^Offline since"), timeout=OFFLINE + NOTICED)
    line.thaw()
    page.evaluate("() => { window.WebSocket = Real }")
    page.get_by_role("button", name="Try now").click()
    expect(page.locator(".connection-state")).to_have_text(re.compile("^live · "), timeout=PROMPTLY)


def test_the_widget_reports_a_lost_network_at_once(
    shop: Callable[..., Shop], agents: Agents
) -> None:
    visitor = shop().arrive()
    visitor.say("Is it in stock?")
    visitor.page.context.set_offline(True)
    expect(visitor.window).to_contain_text("Reconnecting", timeout=1_500)
    visitor.page.context.set_offline(False)
    expect(visitor.window.get_by_text("Reconnecting")).to_be_hidden(timeout=PATIENCE)
    visitor.say("And in blue?")
