"""The Chats page: chats that wait for an answer, the outcome of chats and invitations, and lists of any length."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from foyer_client import VisitorClient
from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, SHRINK_BEFORE_THE_SCROLL_EVENT, Console
from stages import Agents

# A flood of other visitors' chats: more than anybody reads, and enough to show that drawing does not grow with it.
FLOOD = 250
# The limit of elements on the page, however long its lists are.
ELEMENTS = 900


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    """Visitors leave after a short time, and invitations lapse quickly."""
    return {"leave_time": 500, "invitation_time": 6_000}


def test_a_chat_that_waits_for_my_answer_is_marked_and_first(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    first, second = (agents.bring(visitor(), "chatting, mine") for _ in range(2))
    screen = maria_screen.chats()
    screen.page.mouse.move(900, 4)
    entries = screen.list("Ongoing Chats").get_by_role("listitem")
    waits = screen.page.locator(".chat-entry-waits")
    expect(waits).to_have_count(2, timeout=PROMPTLY)
    expect(waits.first).to_contain_text(re.compile("Waiting for your answer: *0 min"))

    agents.maria.do("send", chat=first.chat["id"], draft="an-answer", text="Here I am")
    expect(waits).to_have_count(1, timeout=PROMPTLY)
    expect(entries.first.get_by_role("link")).to_have_attribute("href", re.compile(second.chat["id"]))
    agents.maria.do("send", chat=second.chat["id"], draft="another", text="And here")
    expect(waits).to_have_count(0, timeout=PROMPTLY)
    for each in (first, second):
        agents.maria.do("end", each.id)


def test_the_list_does_not_move_under_the_pointer(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    both = [agents.bring(visitor(), "chatting, mine") for _ in range(2)]
    screen = maria_screen.chats()
    links = screen.list("Ongoing Chats").get_by_role("link")
    expect(links).to_have_count(2, timeout=PROMPTLY)
    screen.page.mouse.move(900, 4)
    links.first.hover()  # the order is held from now on
    before = [link.get_attribute("href") for link in links.all()]
    first = next(each for each in both if each.chat["id"] in before[0])
    agents.maria.do("send", chat=first.chat["id"], draft="moves-it-down", text="Later")
    expect(screen.page.locator(".chat-entry-waits")).to_have_count(1, timeout=PROMPTLY)
    assert [link.get_attribute("href") for link in links.all()] == before
    screen.page.mouse.move(900, 4)
    expect(links.first).to_have_attribute("href", before[1])
    for each in both:
        agents.maria.do("end", each.id)


def test_an_ended_chat_shows_the_reason_and_opening_it_marks_it_as_read(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = agents.bring(visitor(), "chatting, mine")
    screen = maria_screen.chats()
    somebody.say("One more thing")
    somebody.say("Too late, bye")
    entry = screen.list("Ongoing Chats").get_by_role("listitem")
    expect(entry).to_contain_text("3 new", timeout=PROMPTLY)
    somebody.send(type="end")
    ended = screen.list("Chat Ended").locator(f'li:has(a[href*="{somebody.chat["id"]}"])')
    expect(ended).to_contain_text("ended by the visitor", timeout=PROMPTLY)
    expect(ended).to_contain_text("3 new")
    ended.get_by_role("link").click()
    screen.expect_says("Too late, bye")
    expect(ended).not_to_contain_text("new")
    expect(screen.page).to_have_title(re.compile("^Chats"))


@pytest.mark.parametrize("end", ["declined", "cancelled", "expired", "left the site"])
def test_a_closed_invitation_shows_its_outcome(
    end: str, maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = agents.bring(visitor(), "invited, mine")
    screen = maria_screen
    screen.chats(somebody.id)
    expect(screen.window).to_contain_text("Expires in", timeout=PATIENCE)
    match end:
        case "declined":
            somebody.decline()
        case "cancelled":
            screen.window.get_by_role("button", name="Cancel invitation").click()
        case "left the site":
            somebody.leave()
        case _:
            pass
    expect(screen.window).to_contain_text("Invitation closed", timeout=PATIENCE)
    expect(screen.window).to_contain_text(end, timeout=PROMPTLY)


def test_a_visitor_who_left_the_site_is_marked_in_every_list(
    maria_screen: Console, ben_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = agents.bring(visitor(), "chatting, mine")
    entries = []
    for screen in (maria_screen, ben_screen):
        if screen is ben_screen:
            screen.visitors().press(somebody.id, "Monitor")
            expect(screen.window).to_be_visible(timeout=PROMPTLY)
        else:
            screen.chats()
        entry = screen.list("Ongoing Chats").locator(f'li:has(a[href*="{somebody.chat["id"]}"])')
        expect(entry).to_have_count(1, timeout=PROMPTLY)
        entries.append(entry)
    somebody.leave()
    for entry in entries:
        expect(entry).to_contain_text("Left site", timeout=PATIENCE)
    maria_screen.page.reload()
    expect(entries[0]).to_contain_text("Left site", timeout=PATIENCE)
    somebody.arrive()
    for entry in entries:
        expect(entry).not_to_contain_text("Left site", timeout=PROMPTLY)
    agents.maria.do("end", somebody.id)


def test_of_many_waiting_chats_only_the_visible_ones_are_drawn(
    server: FoyerServer, maria_screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    everybody = [visitor().arrive() for _ in range(FLOOD)]
    for each in everybody:
        each.say("Me first")
    screen = maria_screen.chats()
    waiting = screen.list("Waiting for Chat").get_by_role("listitem")
    expect(waiting.first).to_have_attribute("aria-setsize", str(FLOOD), timeout=PATIENCE)
    assert screen.page.evaluate("document.querySelectorAll('*').length") < ELEMENTS
    screen.page.locator(".chat-lists").evaluate("(lists) => lists.scrollTo(0, lists.scrollHeight)")
    expect(screen.list("Waiting for Chat").locator(f'[aria-posinset="{FLOOD}"]')).to_be_visible(timeout=PROMPTLY)
    expect(screen.list("Chat Ended").get_by_role("listitem").first).to_be_visible()
    assert screen.page.evaluate("document.querySelectorAll('*').length") < ELEMENTS
    screen.page.keyboard.press("Alt+ArrowUp")
    expect(screen.page.locator('[aria-current="page"]').last).to_be_in_viewport()


def test_a_scroll_event_that_arrives_after_the_window_shrank_does_not_hide_the_last_message(
    maria_screen: Console, agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    chatting = agents.bring(visitor(), "chatting, mine")
    for n in range(3):
        agents.maria.do("send", chat=chatting.chat["id"], draft=f"long-{n}", text="\n".join(f"line {k}" for k in range(30)))
    screen = maria_screen.chats()
    screen.list("Ongoing Chats").get_by_role("link").first.click()
    log = screen.page.get_by_role("log").element_handle()
    screen.page.wait_for_function(
        "log => log.scrollHeight > 1500 && log.scrollHeight - log.scrollTop - log.clientHeight < 2", arg=log, timeout=PATIENCE
    )
    log.evaluate(SHRINK_BEFORE_THE_SCROLL_EVENT)
    screen.page.wait_for_function(
        "log => log.clientHeight <= 200 && log.scrollHeight - log.scrollTop - log.clientHeight < 2", arg=log, timeout=PATIENCE
    )
