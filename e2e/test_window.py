"""The chat window keeps what the visitor writes, and shows the true state."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from screen import PATIENCE, PROMPTLY, SHRINK_BEFORE_THE_SCROLL_EVENT, picture, Shop
from stages import Agents

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(autouse=True)
def staff(agents: Agents) -> Iterator[None]:
    for agent in (agents.maria, agents.ben):
        agent.do("availability", availability="online")
    yield


def away(agents: Agents) -> None:
    for agent in (agents.maria, agents.ben):
        agent.do("availability", availability="offline")


def test_an_unsent_text_survives_the_next_page(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "chatting, mine")
    visitor.box.press_sequentially("Do you have it in gr")
    visitor.page.goto(visitor.server.address + "/demo/bags/")
    expect(visitor.box).to_have_value("Do you have it in gr", timeout=PATIENCE)
    visitor.send.click()
    visitor.expect_says("Do you have it in gr")
    expect(visitor.box).to_have_value("")
    visitor.page.reload()
    expect(visitor.window).to_be_visible(timeout=PATIENCE)
    expect(visitor.box).to_have_value("")


def test_an_unsent_text_without_a_chat_returns_with_the_window(shop: Callable[..., Shop]) -> None:
    visitor = shop().arrive()
    visitor.open_window()
    visitor.box.press_sequentially("Which si")
    visitor.page.reload()
    expect(visitor.box).to_have_value("Which si", timeout=PATIENCE)


def test_enter_in_an_input_method_does_not_send(shop: Callable[..., Shop]) -> None:
    visitor = shop().arrive()
    visitor.open_window()
    visitor.box.fill("にほん")
    visitor.box.evaluate(
        "e => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))"
    )
    expect(visitor.box).to_have_value("にほん")
    expect(visitor.window.locator("li.own")).to_have_count(0)


def test_a_long_paste_is_neither_cut_nor_sent(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "chatting, mine")
    sent = visitor.window.locator("li.own").count()
    text = "x" * 4_022
    visitor.box.fill(text)
    expect(visitor.window).to_contain_text("22 characters over the limit")
    expect(visitor.send).to_have_attribute("aria-disabled", "true")
    visitor.box.press("Enter")
    expect(visitor.box).to_have_value(text)
    expect(visitor.window.locator("li.own")).to_have_count(sent)
    picture(visitor.page, "window-too-long")
    # A text far beyond a frame's limit does not break the connection, either.
    visitor.box.fill("y" * 100_000)
    visitor.box.fill("z" * 4_000)
    visitor.box.press("Enter")
    expect(visitor.window.locator("li.own")).to_have_count(sent + 1)
    expect(visitor.window.locator(".tick.sending")).to_have_count(0, timeout=PATIENCE)


def test_a_message_in_flight_survives_its_tab(
    shop: Callable[..., Shop], contexts: Callable[..., BrowserContext], agents: Agents
) -> None:
    visitor = shop()
    agents.bring(visitor, "chatting, mine")
    visitor.page.context.set_offline(True)
    visitor.box.fill("Into the tunnel")
    visitor.send.click()
    expect(visitor.window.locator(".tick.sending")).to_have_count(1)
    context = visitor.page.context
    visitor.page.close()
    context.set_offline(False)
    again = Shop(context.new_page(), visitor.server).arrive()
    again.open_window()
    again.expect_says("Into the tunnel", PATIENCE)
    expect(again.window.locator(".tick.sending")).to_have_count(0, timeout=PATIENCE)
    assert again.page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':unsent'))") == []


def test_an_invitation_that_is_declined_without_a_network_is_declined_after_it(
    shop: Callable[..., Shop], agents: Agents
) -> None:
    visitor = agents.bring(shop(), "invited, mine")
    visitor.page.context.set_offline(True)
    visitor.decline()
    visitor.page.context.set_offline(False)
    visitor.page.evaluate("dispatchEvent(new Event('online'))")
    agents.maria.wait_status(visitor.id, "refusedByVisitor")
    expect(visitor.invitation).to_have_count(0)


def test_the_last_message_stays_visible_when_the_keyboard_opens(shop: Callable[..., Shop]) -> None:
    visitor = shop(**PHONE).arrive()
    visitor.say("\n".join(f"line {n}" for n in range(40)))
    visitor.page.set_viewport_size({"width": 390, "height": 430})
    log = visitor.log.element_handle()
    visitor.page.wait_for_function(
        "log => log.clientHeight < 430 && log.scrollHeight - log.scrollTop - log.clientHeight < 2", arg=log, timeout=PATIENCE
    )
    picture(visitor.page, "window-keyboard")


def test_a_scroll_event_that_arrives_after_the_keyboard_does_not_hide_the_last_message(shop: Callable[..., Shop]) -> None:
    visitor = shop(**PHONE).arrive()
    visitor.say("\n".join(f"line {n}" for n in range(60)))
    log = visitor.log.element_handle()
    # Scrolled to the end; then a scroll whose event is still pending when the window shrinks.
    visitor.page.wait_for_function("log => log.scrollHeight - log.scrollTop - log.clientHeight < 2", arg=log)
    log.evaluate(SHRINK_BEFORE_THE_SCROLL_EVENT)
    visitor.page.wait_for_function(
        "log => log.clientHeight <= 200 && log.scrollHeight - log.scrollTop - log.clientHeight < 2", arg=log, timeout=PATIENCE
    )


def test_unsent_text_stays_when_the_last_agent_leaves(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    visitor.open_window()
    visitor.box.fill("I was just about to ask")
    away(agents)
    expect(visitor.window).to_contain_text("Your text stays here", timeout=PATIENCE)
    expect(visitor.box).to_have_value("I was just about to ask")
    expect(visitor.send).to_have_attribute("aria-disabled", "true")
    visitor.box.press("Enter")
    expect(visitor.window.locator("li.own")).to_have_count(0)
    expect(visitor.window.locator(".head")).to_contain_text("Offline right now")
    picture(visitor.page, "window-offline-text")
    agents.maria.do("availability", availability="online")
    expect(visitor.send).to_have_attribute("aria-disabled", "false", timeout=PATIENCE)


def test_the_offline_text_promises_nothing(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    away(agents)
    expect(visitor.page.locator(".launch .word")).to_have_text("We're offline", timeout=PATIENCE)
    picture(visitor.page, "button-offline")
    visitor.open_window()
    expect(visitor.window).to_contain_text("We're offline right now")
    expect(visitor.window).not_to_contain_text("How can we help")
    expect(visitor.window.locator(".head")).to_contain_text("Offline right now")
    picture(visitor.page, "window-offline")


def test_a_waiting_chat_is_cancelled_not_ended(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "waiting")
    picture(visitor.page, "window-waiting")
    expect(visitor.window.get_by_role("button", name="End chat")).to_have_count(0)
    visitor.window.get_by_role("button", name="Cancel", exact=True).click()
    visitor.window.get_by_role("group", name="Stop waiting?").get_by_role("button", name="Cancel").click()
    expect(visitor.window).to_contain_text("You're no longer waiting", timeout=PROMPTLY)
    expect(visitor.window).not_to_contain_text("ended")
    picture(visitor.page, "window-cancelled")


def test_the_waiting_text_disappears_when_an_agent_joins(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "waiting")
    expect(visitor.log).to_contain_text("Waiting for an agent")
    agents.maria.do("accept", visitor.id)
    expect(visitor.log).to_contain_text("Maria joined", timeout=PROMPTLY)
    expect(visitor.log).not_to_contain_text("Waiting")
    picture(visitor.page, "window-chatting")


def test_the_visitor_can_type_despite_a_focus_trap_of_the_page(shop: Callable[..., Shop]) -> None:
    visitor = shop().arrive()
    visitor.open_window()
    visitor.page.evaluate(
        """() => {
          document.body.insertAdjacentHTML('beforeend', '<div id=modal><input id=trap></div>');
          for (const capture of [true, false]) {
            document.addEventListener('focusin', (event) => {
              if (!modal.contains(event.target)) trap.focus();
            }, capture);
          }
          document.addEventListener('pointerdown', () => modal.remove());
          trap.focus();
        }"""
    )
    visitor.box.click()
    visitor.page.keyboard.type("Still here")
    expect(visitor.box).to_have_value("Still here")
    expect(visitor.page.locator("#modal")).to_have_count(1)


def test_on_a_phone_a_reload_shows_that_the_chat_is_open(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop(**PHONE)
    agents.bring(visitor, "chatting, mine")
    visitor.page.reload()
    bar = visitor.page.get_by_role("button", name="Your chat is still open")
    expect(bar).to_be_visible(timeout=PATIENCE)
    expect(visitor.window).to_be_hidden()
    picture(visitor.page, "phone-still-open")
    bar.click()
    expect(visitor.window).to_be_visible(timeout=PATIENCE)
    expect(bar).to_be_hidden()


def test_a_bots_answer_marks_the_message_as_read(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "with bot")
    tick = visitor.window.locator("li.own .tick").last
    expect(tick).to_have_class(re.compile("read"), timeout=PROMPTLY)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screenshots_of_a_chat(shop: Callable[..., Shop], agents: Agents, scheme: str) -> None:
    visitor = shop(color_scheme=scheme, **PHONE)
    agents.bring(visitor, "chatting, mine")
    agents.maria.do("send", chat=agents.maria.see(visitor.id)["chat"], draft=f"p-{scheme}", text="Yes, we do.")
    visitor.expect_says("Yes, we do.")
    picture(visitor.page, f"phone-chatting-{scheme}")
    agents.maria.do("end", visitor.id)
    expect(visitor.window).to_contain_text("This chat has ended", timeout=PROMPTLY)
    picture(visitor.page, f"phone-ended-{scheme}")
