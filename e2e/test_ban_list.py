"""The Ban List: whom a ban was made for, taking one back, a phone."""

from collections.abc import Callable

from playwright.sync_api import expect

from foyer_client import AgentClient, VisitorClient
from screen import PATIENCE, PROMPTLY, Console, picture


def test_a_ban_can_be_taken_back_at_once(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    screen = maria_screen.visitors()
    screen.press(anna.id, "Ban")
    screen.dialog("Ban visitor").get_by_role("button", name="Confirm").click()
    undo = screen.toasts.get_by_role("button", name="Undo")
    expect(undo).to_be_visible(timeout=PROMPTLY)
    picture(screen.page, "ban-undo")
    undo.click()
    expect(screen.toasts).to_contain_text("no longer banned", timeout=PROMPTLY)
    bans = maria.request("GET", "/api/v1/bans?kind=visitor").json()["bans"]
    assert not [ban for ban in bans if ban["value"] == anna.id]


def test_an_agent_who_may_not_change_the_ban_list_is_not_offered_to(
    ben_screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    screen = ben_screen.visitors()
    screen.press(anna.id, "Ban")
    screen.dialog("Ban visitor").get_by_role("button", name="Confirm").click()
    expect(screen.toasts).to_contain_text("is banned", timeout=PROMPTLY)
    expect(screen.toasts.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_ban_shows_the_name_of_then_and_the_earlier_chats(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    anna.say("Buy my watches")
    maria.wait_status(anna.id, "waitingForChat")
    name = maria_screen.visitors().name(anna.id)
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="Sells watches")
    screen = maria_screen.ban_list()
    row = screen.page.get_by_role("row").filter(has_text=anna.id)
    expect(row).to_contain_text(name, timeout=PATIENCE)
    row.get_by_role("button", name=f"Earlier chats of {name}").click()
    dialog = screen.dialog(f"Earlier chats of {name}")
    expect(dialog).to_contain_text("Buy my watches", timeout=PATIENCE)
    dialog.get_by_role("button", name="Close").click()
    picture(screen.page, "ban-list")

    screen.page.get_by_role("searchbox", name="Search").fill("watches")
    expect(screen.page).to_have_url(f"{screen.server.address}/admin/ban-list?q=watches")
    screen.page.reload()
    expect(screen.page.get_by_role("searchbox", name="Search")).to_have_value("watches", timeout=PATIENCE)
    expect(row).to_be_visible(timeout=PATIENCE)


def test_a_phone_shows_cards_with_all_of_their_buttons(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="Wrote rude things")
    page = maria_screen.page
    page.set_viewport_size({"width": 390, "height": 844})
    maria_screen.ban_list()
    row = page.get_by_role("row").filter(has_text=anna.id)
    for button in ("Edit", "Remove"):
        box = row.get_by_role("button", name=f"{button} {anna.id}").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390, button
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    picture(page, "ban-list-390")
