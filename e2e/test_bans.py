"""A ban takes effect at once, everywhere and on every transport, and has the limits that it states."""

from collections.abc import Callable, Iterator

import pytest
import requests
from playwright.sync_api import ConsoleMessage, Page, expect

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from relay import Relay
from screen import PATIENCE, PROMPTLY, Console, Shop, picture
from stages import Agents


@pytest.fixture
def relay(server: FoyerServer) -> Iterator[Relay]:
    opened = Relay(server)
    yield opened
    opened.close()


@pytest.fixture
def distant(relay: Relay, shop: Callable[..., Shop]) -> Shop:
    """A visitor at an address of their own, in a chat with Maria."""
    visitor = shop()
    visitor.server = relay
    return visitor


def in_a_chat(visitor: Shop, agents: Agents) -> Shop:
    visitor.arrive()
    agents.accept(agents.maria, visitor)
    return visitor


def complaints(page: Page) -> list[str]:
    """The errors that the page's scripts report from now on."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    page.on("console", note)
    return heard


def ban_on_screen(screen: Console, visitor: str, by_address: bool) -> None:
    screen.press(visitor, "Ban")
    dialog = screen.dialog("Ban visitor")
    expect(dialog.get_by_role("checkbox", name="Visitor ID")).to_be_checked()
    dialog.get_by_role("textbox", name="Comment").fill("Wrote rude things")
    if by_address:
        dialog.get_by_role("checkbox", name="Visitor ID").uncheck()
        dialog.get_by_role("checkbox", name="IP address").check()
        dialog.get_by_role("button", name="Confirm").click()
        confirm = dialog.get_by_role("checkbox", name="I understand")
        expect(confirm).to_be_visible(timeout=PATIENCE)
        picture(screen.page, "ban-dialog-warning")
        confirm.check()
    dialog.get_by_role("button", name="Confirm").click()


def expect_no_widget_in_a_new_tab(visitor: Shop) -> None:
    page = visitor.page.context.new_page()
    heard = complaints(page)
    tab = Shop(page, visitor.server)
    with page.expect_event("websocket", timeout=PATIENCE) as line:
        page.goto(visitor.server.address + "/demo/shoes/")
    if not line.value.is_closed():
        line.value.wait_for_event("close", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    tab.expect_gone()
    assert heard == []
    page.close()


def expect_turned_away(client: VisitorClient) -> None:
    """Neither a socket nor a POST is accepted."""
    client.connect().send(client.hello())
    client.line.wait("gone")
    assert client.line.wait_closed() == 4403
    assert "welcome" not in [notice["type"] for notice in client.line.notices]
    if client.token:
        answer = client.command({"type": "send", "draft": "past-the-ban", "text": "Let me in"})
        assert (answer.status_code, answer.json()["code"]) == (403, "gone")


@pytest.mark.parametrize("by_address", [False, True], ids=["visitor-id", "address"])
def test_a_ban_removes_the_widget_at_once_from_all_pages(
    by_address: bool,
    distant: Shop,
    relay: Relay,
    agents: Agents,
    maria_screen: Console,
    ben_screen: Console,
    visitor: Callable[..., VisitorClient],
) -> None:
    in_a_chat(distant, agents)
    who, token = distant.id, distant.token
    for screen in (maria_screen, ben_screen):
        screen.visitors().expect_status(who, "Chatting", PATIENCE)
    expect(distant.window).to_be_visible()
    heard = complaints(distant.page)

    ban_on_screen(maria_screen, who, by_address)
    distant.expect_gone(PROMPTLY)
    for screen in (maria_screen, ben_screen):
        screen.expect_gone(who)
    assert heard == []

    expect_no_widget_in_a_new_tab(distant)
    expect_turned_away(visitor(token=token, source=relay.source))
    ended = agents.maria.line.wait(
        lambda n: n["type"] == "chat" and n["chat"]["visitor"] == who and n["chat"].get("endReason")
    )
    assert ended["chat"]["endReason"] == "banned"
    assert "Hello" in [message["text"] for message in agents.maria.transcript(ended["chat"]["id"])]

    distant.page.context.clear_cookies()
    if by_address:
        expect_no_widget_in_a_new_tab(distant)
        distant.page.context.clear_cookies()
        expect_turned_away(visitor(source=relay.source))
    else:
        distant.arrive()
        assert distant.id != who
        maria_screen.expect_status(distant.id, "In Site")


def test_a_ban_by_address_does_not_affect_other_addresses(
    distant: Shop, relay: Relay, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    distant.arrive()
    neighbour = visitor().arrive()
    agents.maria.do("ban", distant.id, byVisitor=False, byAddress=True, comment="", confirmed=True)
    distant.expect_gone()
    neighbour.say("Still here")
    visitor().arrive()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_a_spoofed_address_does_not_evade_a_ban(
    header: str, relay: Relay, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    banned = visitor(source=relay.source).arrive()
    agents.maria.do("ban", banned.id, byVisitor=False, byAddress=True, comment="", confirmed=True)
    assert banned.line.wait_closed() == 4403

    innocent = "for=198.51.100.7" if header == "Forwarded" else "198.51.100.7"
    pretender = visitor(source=relay.source)
    pretender.headers[header] = innocent
    expect_turned_away(pretender)

    accused = f"for={relay.source}" if header == "Forwarded" else relay.source
    other = visitor()
    other.headers[header] = accused
    other.arrive()
    assert agents.maria.do("info", other.id)["visitor"]["address"] == "127.0.0.1"


def test_a_forged_token_does_not_evade_a_ban(agents: Agents, visitor: Callable[..., VisitorClient]) -> None:
    banned = visitor().arrive()
    agents.maria.do("ban", banned.id, byVisitor=True, byAddress=False, comment="")
    version, _, signature = banned.token.split(".")
    forger = visitor(token=f"{version}.{'0' * 26}.{signature}")
    forger.connect().send(forger.hello())
    assert forger.line.wait("refused")["code"] == "badToken"
    assert forger.line.wait_closed() == 4401


def test_a_loopback_address_is_banned_only_when_confirmed(
    agents: Agents, relay: Relay, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor(source=relay.source).arrive()
    preview = agents.maria.do("banPreview", somebody.id)
    assert preview["address"] == relay.source and preview["sharedNow"] == 1 and preview["warning"]
    ban = {"byVisitor": False, "byAddress": True, "comment": ""}
    answer = agents.maria.post("ban", somebody.id, **ban)
    assert (answer.status_code, answer.json()["code"]) == (422, "confirmationNeeded")
    assert agents.maria.see(somebody.id)["status"] == "inSite"
    agents.maria.do("ban", somebody.id, **ban, confirmed=True)
    assert agents.maria.see(somebody.id) is None


def test_after_a_ban_is_removed_the_widget_is_on_the_next_page(
    shop: Callable[..., Shop], agents: Agents, maria: AgentClient
) -> None:
    visitor = shop().arrive()
    ban = maria.do("ban", visitor.id, byVisitor=True, byAddress=False, comment="By mistake")["bans"][0]
    visitor.expect_gone()
    assert maria.request("DELETE", f"/api/v1/bans/{ban['id']}").status_code == 204
    visitor.expect_gone()
    visitor.arrive("/demo/bags/")


def test_the_ban_list_shows_the_visitor_and_the_number_of_hits(
    agents: Agents, maria_screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    agents.ben.do("ban", somebody.id, byVisitor=True, byAddress=False, comment="Sells watches")
    expect_turned_away(visitor(token=somebody.token))
    row = maria_screen.ban_list().page.get_by_role("row", name=somebody.id)
    expect(row).to_contain_text("Sells watches")
    expect(row).to_contain_text("Ben")
    expect(row).to_contain_text("Never")
    expect(row.locator('[data-column="hits"]')).to_contain_text("last")
    picture(maria_screen.page, "ban-list")


def test_the_ban_list_adds_edits_and_removes_visitors(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    page = maria_screen.ban_list().page
    page.get_by_role("button", name="Ban a visitor").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Visitor ID").fill("not an id")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("26 characters: digits")).to_be_visible()
    dialog.get_by_label("Visitor ID").fill(somebody.id)
    dialog.get_by_label("Comment").fill("First comment")
    dialog.get_by_role("button", name="Save").click()
    assert somebody.line.wait_closed() == 4403

    row = page.get_by_role("row", name=somebody.id)
    expect(row).to_contain_text("First comment", timeout=PATIENCE)
    row.get_by_role("button", name=f"Edit {somebody.id}").click()
    dialog.get_by_label("Comment").fill("Second comment")
    dialog.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Second comment", timeout=PATIENCE)

    row.get_by_role("button", name=f"Remove {somebody.id}").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0, timeout=PATIENCE)
    visitor(token=somebody.token).arrive()


def test_the_ban_list_adds_and_removes_ranges(
    maria_screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    page = maria_screen.ban_list().page
    page.get_by_role("tab", name="Banned IPs").click()
    page.get_by_role("button", name="Ban IPs").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Start IP").fill("127.0.0.300")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Not an IP address")).to_be_visible()
    dialog.get_by_label("Start IP").fill("127.0.0.240/29")
    dialog.get_by_role("button", name="Save").click()
    dialog.get_by_role("checkbox", name="I understand").check(timeout=PATIENCE)
    picture(page, "ban-range-dialog")
    dialog.get_by_role("button", name="Save").click()
    row = page.get_by_role("row", name="127.0.0.240")
    expect(row).to_be_visible(timeout=PATIENCE)
    picture(page, "ban-list-addresses")

    expect_turned_away(visitor(source="127.0.0.240"))
    expect_turned_away(visitor(source="127.0.0.247"))
    visitor(source="127.0.0.239").arrive()
    visitor(source="127.0.0.248").arrive()

    row.get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0, timeout=PATIENCE)
    visitor(source="127.0.0.240").arrive()


def test_a_second_ban_of_an_address_is_refused(maria: AgentClient) -> None:
    def add(**body: str) -> requests.Response:
        return maria.request("POST", "/api/v1/bans", body)

    assert add(cidr="203.0.113.0/24").status_code == 201
    for again in ({"cidr": "203.0.113.77/24"}, {"start": "203.0.113.0", "end": "203.0.113.255"}):
        answer = add(**again)
        assert (answer.status_code, answer.json()["code"]) == (422, "duplicate")
    listed = maria.request("GET", "/api/v1/bans?kind=address&search=203.0.113").json()
    assert listed["total"] == 1
