"""Where the keyboard focus goes: into a dialog, out of it, and to the next page."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from foyer_client import MARIA, VisitorClient
from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, Console
from stages import Agents


def test_a_dialog_focuses_its_first_field_and_accepts_ctrl_enter(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody, screen = agents.bring(visitor(), "in site"), maria_screen.visitors()
    row = screen.row(somebody.id)
    row.focus()
    screen.page.keyboard.press("i")
    box = screen.dialog("Invite visitor").get_by_role("textbox", name="Message")
    expect(box).to_be_focused()
    screen.page.keyboard.type("Hello from the keyboard")
    screen.page.keyboard.press("Control+Enter")
    expect(screen.dialog("Invite visitor")).to_have_count(0)
    screen.expect_status(somebody.id, "Manually Invited")
    expect(row).to_be_focused()
    agents.maria.do("cancelInvitation", somebody.id)

    mine = agents.bring(visitor(), "chatting, mine")
    screen.chats(mine.chat["id"])
    screen.window.get_by_role("button", name="Transfer").click()
    transfer = screen.dialog("Transfer chat")
    expect(transfer.get_by_role("radio").first).to_be_focused()
    screen.page.keyboard.press("Escape")
    screen.window.get_by_role("button", name="End chat").click()
    expect(screen.dialog("End chat").get_by_role("button", name="Confirm")).to_be_focused()
    screen.page.keyboard.press("Control+Enter")
    expect(screen.band).to_contain_text("This chat has ended", timeout=PROMPTLY)


def test_after_a_ban_by_keyboard_the_next_row_has_the_focus(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    for _ in range(3):
        agents.bring(visitor(), "in site")
    screen = maria_screen.visitors()
    screen.step_back()
    expect(screen.rows.nth(2)).to_be_visible(timeout=PATIENCE)
    screen.rows.first.focus()  # the order is held from now on
    ids = [row.get_attribute("data-visitor") for row in screen.rows.all()]
    for banned, after in ((ids[0], ids[1]), (ids[1], ids[2])):
        screen.page.keyboard.press("b")
        expect(screen.dialog("Ban visitor").get_by_role("checkbox", name="Visitor ID")).to_be_focused()
        screen.page.keyboard.press("Control+Enter")
        screen.expect_gone(banned)
        expect(screen.row(after)).to_be_focused(timeout=PROMPTLY)


def test_a_chat_opened_by_keyboard_has_the_focus(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    flow, other = agents.bring(visitor("/demo/flow/"), "with flow"), agents.bring(visitor(), "chatting, other's")
    screen = maria_screen
    for somebody, key, target in (
        (flow, "j", screen.window.get_by_role("button", name="Stop flow")),
        (other, "m", screen.window.get_by_role("log")),
    ):
        screen.visitors()
        screen.row(somebody.id).focus()
        screen.page.keyboard.press(key)
        expect(target).to_be_focused(timeout=PATIENCE)
    agents.ben.do("end", other.id)


def test_a_wrong_password_is_selected_for_the_next_attempt(
    server: FoyerServer, contexts: Callable[..., BrowserContext]
) -> None:
    page = contexts().new_page()
    page.goto(server.address + "/console")
    page.get_by_label("E-mail").fill(MARIA)
    page.get_by_label("Password").fill("not this")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Wrong e-mail or password.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label("Password")).to_be_focused()
    page.keyboard.type("maria-demo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="Visitors")).to_be_visible(timeout=PATIENCE)
