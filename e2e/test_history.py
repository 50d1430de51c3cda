"""Chat history: the earlier conversation on the next visit, and the same read mark on every page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, WebSocketRoute, expect

from screen import PATIENCE, PROMPTLY, Shop, picture, wait_element
from stages import Agents

SHOW, MORE = "Show earlier conversation", "Show earlier messages"
START = "Start of your conversation"


def earlier(visitor: Shop) -> Locator:
    """The button above the conversation, whatever its label."""
    return visitor.window.locator(".earlier button")


def past_chat(visitor: Shop, agents: Agents, words: list[str], answer: str = "") -> None:
    """An ended chat with Maria."""
    visitor.say(words[0])
    agents.maria.wait_status(visitor.id, "waitingForChat")
    chat = agents.maria.do("accept", visitor.id)["chat"]
    for text in words[1:]:
        visitor.say(text)
    if answer:
        agents.maria.do("send", chat=chat["id"], draft=f"a-{chat['id'][:8]}", text=answer)
        visitor.expect_says(answer)
    agents.maria.do("end", visitor.id)
    agents.maria.wait_status(visitor.id, "end")


def come_back(visitor: Shop) -> None:
    visitor.page.reload()
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    visitor.open_window()


@pytest.fixture
def returned(shop: Callable[..., Shop], agents: Agents) -> Shop:
    """A visitor who had a chat with Maria and has returned."""
    visitor = shop().arrive()
    past_chat(visitor, agents, ["Do you have blue tulips?"], "Yes, from April on.")
    come_back(visitor)
    return visitor


def test_the_next_visit_offers_the_earlier_conversation(returned: Shop, agents: Agents) -> None:
    expect(returned.bubbles).to_have_count(1)  # the greeting
    picture(returned.page, "history-offered")
    earlier(returned).click()
    returned.expect_says("Do you have blue tulips?")
    returned.expect_says("Yes, from April on.")
    expect(returned.window.get_by_text(START)).to_be_visible()
    expect(earlier(returned)).to_be_hidden()
    picture(returned.page, "history-shown")
    # It is above the current conversation, not part of it.
    returned.say("And red ones?")
    texts = returned.bubbles.all_inner_texts()
    assert texts.index("Yes, from April on.") < texts.index("And red ones?")
    expect(returned.window.locator(".tick")).to_have_count(1)
    agents.maria.wait_status(returned.id, "waitingForChat")


def test_a_new_visitor_is_offered_no_history(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    visitor.open_window()
    expect(visitor.box).to_be_visible()
    expect(earlier(visitor)).to_be_hidden()
    past_chat(visitor, agents, ["The only chat"])
    # The chat ended on this page, and is still readable.
    expect(earlier(visitor)).to_be_hidden()
    visitor.say("The next chat")
    expect(earlier(visitor)).to_be_hidden()
    visitor.expect_says("The only chat")
    # The next page shows the open chat, and on request the one before it.
    visitor.page.reload()
    visitor.expect_says("The next chat", timeout=PATIENCE)
    earlier(visitor).click()
    visitor.expect_says("The only chat")
    visitor.expect_says("The next chat")


def test_a_long_history_loads_in_pages_without_a_jump(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    for chat in range(3):
        past_chat(visitor, agents, [f"Chat {chat}, message {number}" for number in range(15)])
    come_back(visitor)
    earlier(visitor).click()
    expect(earlier(visitor)).to_have_text(MORE)
    # Visible messages stay in place while older ones are inserted above.
    visitor.log.evaluate("log => { log.scrollTop = 0 }")
    oldest = visitor.window.locator("li.own").first
    words = oldest.locator(".bubble").inner_text()
    same = visitor.window.locator("li.own", has_text=re.compile(f"{words}$"))
    before = same.bounding_box()["y"]
    earlier(visitor).click()
    visitor.expect_says("Chat 0, message 0")
    # Within 40 px, since the button above them may have been removed.
    wait_element(same, "(message, before) => Math.abs(message.getBoundingClientRect().y - before) < 40", before)
    expect(visitor.window.get_by_text(START)).to_have_count(1)
    said = [text for text in visitor.bubbles.all_inner_texts() if text.startswith("Chat ")]
    assert said == [f"Chat {chat}, message {number}" for chat in range(3) for number in range(15)]


def test_without_sockets_the_history_loads_by_requests(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    visitor.page.route_web_socket(re.compile("/widget/v1/socket"), lambda page: page.close())
    visitor.page.goto(visitor.server.address + "/demo/")
    expect(visitor.button).to_be_visible(timeout=3 * PATIENCE)
    past_chat(visitor, agents, ["Blocked but heard"])
    visitor.page.reload()
    expect(visitor.button).to_be_visible(timeout=3 * PATIENCE)
    visitor.open_window()
    earlier(visitor).click()
    visitor.expect_says("Blocked but heard")


def test_a_requested_page_of_history_survives_a_lost_connection(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    lost = {"once": True}

    def between(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def said(frame: str) -> None:
            if '"type":"history"' in frame and lost.pop("once", False):
                return page.close(code=1011)
            server.send(frame)

        page.on_message(said)

    visitor.page.route_web_socket(re.compile("/widget/v1/socket"), between)
    visitor.arrive()
    past_chat(visitor, agents, ["Not lost"])
    come_back(visitor)
    earlier(visitor).click()
    expect(earlier(visitor)).to_have_text("Loading…")
    visitor.expect_says("Not lost", timeout=3 * PATIENCE)


def test_after_a_log_out_there_is_no_history(returned: Shop, agents: Agents) -> None:
    earlier(returned).click()
    returned.expect_says("Do you have blue tulips?")
    former = returned.id
    returned.page.evaluate("foyer.identify({ id: 'one' })")
    returned.page.evaluate("foyer.identify({ id: 'two' })")
    agents.maria.wait(former, lambda row: False, or_gone=True)
    expect(returned.bubbles.filter(has_text="blue tulips")).to_have_count(0)
    come_back(returned)
    expect(returned.bubbles).to_have_count(1)
    expect(earlier(returned)).to_be_hidden()
    assert returned.id != former


def test_the_history_can_be_opened_by_keyboard(returned: Shop) -> None:
    earlier(returned).focus()
    returned.page.keyboard.press("Enter")
    returned.expect_says("Yes, from April on.")
    # The button is gone; the focus is still in the conversation.
    expect(returned.log).to_be_focused()


def test_read_marks_are_the_same_on_every_page(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "chatting, mine")
    chat = agents.maria.see(visitor.id)["chat"]
    for number in range(2):
        agents.maria.do("send", chat=chat, draft=f"r-{number}", text=f"Answer {number}")
        visitor.expect_says(f"Answer {number}")
    visitor.window.get_by_role("button", name="Close").click()

    second = Shop(visitor.page.context.new_page(), visitor.server).arrive()
    expect(second.page.locator(".badge")).to_be_hidden()
    agents.maria.do("send", chat=chat, draft="r-2", text="One more")
    for page in (visitor, second):
        expect(page.page.locator(".badge")).to_have_text("1", timeout=PROMPTLY)
    second.open_window()
    expect(visitor.page.locator(".badge")).to_be_hidden(timeout=PROMPTLY)
    visitor.page.reload()
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    expect(visitor.page.locator(".badge")).to_be_hidden()


def test_a_message_answered_by_a_bot_is_marked_as_read(shop: Callable[..., Shop]) -> None:
    visitor = shop().arrive("/demo/bot/")
    visitor.say("How long does delivery take?")
    expect(visitor.window.locator(".tick.read")).to_have_count(1, timeout=PATIENCE)


def test_identify_returns_its_result_to_the_website(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    accepted = visitor.page.evaluate("foyer.identify({ name: 'Vera Lopez' })")
    assert accepted == "claimed"
    assert agents.maria.see(visitor.id)["name"] == "Vera Lopez"
    refused = visitor.page.evaluate("foyer.identify({ name: 'x'.repeat(200) }).catch((error) => error.message)")
    assert "128" in refused
    # Also if the call was made before the widget loaded, and if the same person is identified again.
    calls = "window.early = foyer.identify({ id: '1', name: 'Vera' })"
    visitor.page.add_init_script(
        f"""new MutationObserver((_, all) => {{
          if (typeof window.foyer?.identify !== 'function') return
          all.disconnect(); {calls}
        }}).observe(document, {{ childList: true, subtree: true }})"""
    )
    visitor.page.reload()
    assert visitor.page.evaluate("early") == "claimed"


def test_a_variable_set_to_null_is_removed(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    visitor.page.evaluate("foyer.set({ plan: 'gold', old: 'yes' })")
    agents.maria.wait_info(visitor.id, lambda info: info["variables"] == {"plan": "gold", "old": "yes"})
    visitor.page.evaluate("foyer.set({ old: null })")
    agents.maria.wait_info(visitor.id, lambda info: info["variables"] == {"plan": "gold"})
