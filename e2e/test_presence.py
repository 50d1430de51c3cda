"""Presence: captured visitors stay, others leave; tabs are one visitor; routes of a single-page application are pages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from foyer_client import AgentClient, VisitorClient
from screen import PATIENCE, PROMPTLY, Console, Shop, picture

# Longer than a page load here, so that going to the next page does not count as leaving.
LEAVE_TIME = 2_000


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"leave_time": LEAVE_TIME}


def test_a_captured_visitor_stays_listed_after_leaving(
    shop: Callable[..., Shop], maria_screen: Console
) -> None:
    maria_screen.visitors()
    visitor = shop().arrive()
    who = visitor.id
    maria_screen.press(who, "Capture")
    expect(maria_screen.action(who, "Release")).to_be_visible()
    name = maria_screen.name(who)

    visitor.page.goto("about:blank")
    row = maria_screen.row(who)
    expect(row.get_by_text("Left site")).to_be_visible(timeout=LEAVE_TIME + PATIENCE)
    maria_screen.expect_status(who, "In Site")
    assert maria_screen.offered(who) == {"Visitor Info", "Release", "Ban"}
    picture(maria_screen.page, "left-site")

    visitor.arrive("/demo/cart/")
    expect(row.get_by_text("Left site")).to_have_count(0, timeout=PROMPTLY)
    expect(maria_screen.page.get_by_role("region", name="Notices")).to_contain_text(f"{name} is back")
    assert visitor.id == who and maria_screen.name(who) == name
    expect(row).to_have_count(1)
    expect(row).to_contain_text("/demo/cart/")


def test_other_visitors_leave_the_list(shop: Callable[..., Shop], maria_screen: Console) -> None:
    maria_screen.visitors()
    visitor = shop().arrive()
    who = visitor.id
    maria_screen.expect_status(who, "In Site")
    visitor.page.goto("about:blank")
    maria_screen.expect_gone(who, LEAVE_TIME + PATIENCE)


def test_the_server_refuses_what_is_not_offered_for_a_captured_visitor_who_left(
    visitor: Callable[..., VisitorClient], maria: AgentClient
) -> None:
    somebody = visitor().arrive()
    maria.do("capture", somebody.id)
    maria.connect()
    maria.line.send({"type": "select", "visitor": somebody.id})
    somebody.leave()
    maria.line.wait(lambda n: n["type"] == "visitor" and n["visitor"] and n["visitor"]["row"].get("left"))
    assert set(maria.see(somebody.id)["actions"]) == {"visitorInfo", "release", "ban"}
    for action in ("invite", "accept", "refuse", "goToChat", "join", "monitor", "takeOver", "stopFlow"):
        answer = maria.post(action, somebody.id, **({"text": "Come back"} if action == "invite" else {}))
        assert (answer.status_code, answer.json()["code"]) == (409, "notOffered"), action
    maria.do("info", somebody.id)
    maria.do("release", somebody.id)
    maria.wait_status(somebody.id, None)


def test_a_visitor_who_returns_in_time_has_not_left(
    visitor: Callable[..., VisitorClient], maria: AgentClient
) -> None:
    somebody = visitor().arrive()
    arrived = maria.see(somebody.id)["arrived"]
    somebody.leave()
    somebody.arrive("/demo/bags/")
    row = maria.see(somebody.id)
    assert (row["arrived"], row["pages"], row.get("left")) == (arrived, 2, None)


def test_browsing_keeps_the_row(shop: Callable[..., Shop], maria_screen: Console) -> None:
    maria_screen.visitors()
    visitor = shop().arrive()
    who = visitor.id
    for path in ("/demo/shoes/", "/demo/bags/", "/demo/help/"):
        visitor.page.goto(visitor.server.address + path)
        expect(maria_screen.row(who)).to_contain_text(path, timeout=PATIENCE)
    assert visitor.id == who
    maria_screen.press(who, "Visitor Info")
    trail = maria_screen.info.locator(".trail-page")
    expect(trail).to_have_count(4, timeout=PATIENCE)
    expect(trail.last).to_have_attribute("aria-current", "page")


# A headless browser gives every tab the focus and sends no event; here the test sets the focus.
FOCUS = """
let focused = true;
document.hasFocus = () => focused;
window.pretendFocus = (now) => { focused = now; dispatchEvent(new Event(now ? 'focus' : 'blur')); };
"""


def test_two_tabs_are_one_visitor_on_the_page_that_was_focused_last(
    shop: Callable[..., Shop], maria_screen: Console
) -> None:
    maria_screen.visitors()
    first = shop()
    first.page.context.add_init_script(FOCUS)
    first.arrive("/demo/shoes/")
    who = first.id
    row = maria_screen.row(who)
    expect(row).to_contain_text("/demo/shoes/", timeout=PATIENCE)

    first.page.evaluate("pretendFocus(false)")
    second = Shop(first.page.context.new_page(), first.server).arrive("/demo/bags/")
    expect(row).to_contain_text("/demo/bags/", timeout=PATIENCE)
    assert second.id == who
    for left, focused, path in ((second, first, "/demo/shoes/"), (first, second, "/demo/bags/")):
        left.page.evaluate("pretendFocus(false)")
        focused.page.evaluate("pretendFocus(true)")
        expect(row).to_contain_text(path, timeout=PROMPTLY)
    second.page.close()
    expect(row).to_contain_text("/demo/shoes/", timeout=PATIENCE)
    expect(row).to_have_count(1)


def test_a_message_sent_in_one_tab_appears_in_the_other(shop: Callable[..., Shop], maria: AgentClient) -> None:
    first = shop().arrive()
    second = Shop(first.page.context.new_page(), first.server).arrive("/demo/bags/")
    first.say("From the first tab")
    maria.wait_status(first.id, "waitingForChat")
    second.open_window()
    second.expect_says("From the first tab", PATIENCE)
    second.say("From the second tab")
    first.page.bring_to_front()
    first.expect_says("From the second tab", PATIENCE)
    first.page.close()
    second.say("The first tab is closed")
    maria.do("accept", second.id)
    chat = maria.see(second.id)["chat"]
    texts = [m["text"] for m in maria.connect().transcript(chat) if m["from"] == "visitor"]
    assert texts == ["From the first tab", "From the second tab", "The first tab is closed"]


def test_the_focused_tab_of_a_shared_connection_is_the_current_page(
    visitor: Callable[..., VisitorClient], maria: AgentClient
) -> None:
    somebody = visitor().arrive()

    def page_is(path: str) -> None:
        since = maria.connect().line.mark()
        maria.line.send({"type": "select", "visitor": somebody.id})
        maria.line.wait(lambda n: n["type"] == "visitor" and n["visitor"]["row"]["url"].endswith(path), since)

    other = {"url": f"{maria.server.address}/demo/bags/", "title": "Bags"}
    somebody.send(type="page", tab="second-tab", page=other, focused=False)
    page_is("/demo/")
    somebody.send(type="focus", tab="second-tab", focused=True)
    page_is("/demo/bags/")
    somebody.send(type="focus", tab=somebody.tab, focused=True)
    page_is("/demo/")
    somebody.send(type="leave", tab=somebody.tab)
    page_is("/demo/bags/")


def test_routes_of_a_single_page_application_are_pages(shop: Callable[..., Shop], maria_screen: Console) -> None:
    maria_screen.visitors()
    visitor = shop().arrive("/demo/app/")
    row = maria_screen.row(visitor.id)
    expect(row).to_contain_text("Lookbook", timeout=PATIENCE)
    visitor.page.get_by_role("link", name="Rain commute").click()
    expect(row).to_contain_text("/demo/app/looks/rain-commute", timeout=PROMPTLY)
    expect(row).to_contain_text("Rain commute")
    visitor.page.go_back()
    expect(row).not_to_contain_text("rain-commute", timeout=PROMPTLY)
    expect(visitor.button).to_be_visible()


def test_robots_are_not_listed(
    contexts: Callable, server: object, maria: AgentClient, maria_screen: Console, shop: Callable[..., Shop]
) -> None:
    maria_screen.visitors()
    robot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
    page = contexts(user_agent=robot).new_page()
    page.goto(server.address + "/demo/")
    page.wait_for_load_state("networkidle")
    person = shop().arrive()
    maria_screen.expect_status(person.id, "In Site", PATIENCE)
    for cookie in page.context.cookies():
        if cookie["name"].startswith("foyer_visitor_"):
            assert maria.see(cookie["value"].split(".")[1]) is None
