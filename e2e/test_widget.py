"""The widget as visitors use it: typing, ticks, badge, lost connection, strict pages, keyboard, phone, dark."""

import json
import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import WebSocketRoute, expect

from foyer_server import FoyerServer
from other_site import OtherSite
from screen import PATIENCE, PROMPTLY, Console, Shop, picture, wait_until
from stages import Agents

# Milliseconds; the widget's back-off after it noticed the loss.
RECONNECT = 30_000


@pytest.fixture
def chat(shop: Callable[..., Shop], agents: Agents, maria_screen: Console) -> tuple[Shop, Console]:
    """A visitor in a chat with Maria, with the chat open on both screens."""
    visitor = shop()
    agents.bring(visitor, "chatting, mine")
    maria_screen.chats(agents.maria.see(visitor.id)["chat"])
    expect(maria_screen.box).to_be_visible(timeout=PATIENCE)
    return visitor, maria_screen


@pytest.fixture
def other_site(server: FoyerServer) -> Iterator[Callable[..., OtherSite]]:
    made: list[OtherSite] = []

    def make(**options: object) -> OtherSite:
        made.append(OtherSite(server, **options))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_each_side_sees_the_other_typing(chat: tuple[Shop, Console]) -> None:
    visitor, maria = chat
    visitor.box.press_sequentially("Do you have it in gr")
    expect(maria.window.locator(".typing-line")).to_contain_text("Do you have it in gr", timeout=PATIENCE)
    picture(maria.page, "typing-maria")
    visitor.box.fill("")
    expect(maria.window.locator(".typing-line")).to_have_count(0, timeout=PATIENCE)

    maria.box.press_sequentially("In green? ")
    expect(visitor.log).to_contain_text("Maria is typing", timeout=PATIENCE)
    picture(visitor.page, "typing-visitor")
    maria.say("In green? Yes.")
    visitor.expect_says("In green? Yes.")
    expect(visitor.log).not_to_contain_text("is typing", timeout=PROMPTLY)


def test_ticks_show_delivered_and_read(chat: tuple[Shop, Console]) -> None:
    visitor, maria = chat
    visitor.page.keyboard.press("Escape")
    maria.say("Are you still there?")
    tick = maria.window.get_by_role("img", name=re.compile("Sent|Delivered|Read")).last
    expect(tick).to_have_attribute("aria-label", "Delivered", timeout=PATIENCE)
    visitor.open_window()
    expect(tick).to_have_attribute("aria-label", "Read", timeout=PATIENCE)

    maria.visitors()
    visitor.say("Yes, I am")
    mine = visitor.window.locator("li.own .tick").last
    expect(mine).to_have_class(re.compile("delivered"), timeout=PATIENCE)
    maria.page.go_back()
    expect(mine).to_have_class(re.compile("read"), timeout=PATIENCE)


def test_a_badge_counts_unread_messages(chat: tuple[Shop, Console]) -> None:
    visitor, maria = chat
    visitor.page.keyboard.press("Escape")
    expect(visitor.window).to_be_hidden()
    maria.say("First")
    maria.say("Second")
    expect(visitor.page.locator(".badge")).to_have_text("2", timeout=PATIENCE)
    expect(visitor.button).to_have_accessible_description("2 unread messages")
    picture(visitor.page, "badge-visitor")
    visitor.page.goto(visitor.server.address + "/demo/shoes/")
    expect(visitor.page.locator(".badge")).to_have_text("2", timeout=PATIENCE)
    visitor.open_window()
    visitor.expect_says("Second")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".badge")).to_be_hidden()


def test_messages_written_offline_are_sent_once_after_reconnecting(chat: tuple[Shop, Console]) -> None:
    visitor, maria = chat
    visitor.page.context.set_offline(True)
    visitor.box.fill("Into the tunnel")
    visitor.send.click()
    maria.say("Meanwhile at the shop")
    visitor.page.context.set_offline(False)
    visitor.page.evaluate("dispatchEvent(new Event('online'))")
    visitor.expect_says("Meanwhile at the shop", RECONNECT)
    maria.expect_says("Into the tunnel", RECONNECT)
    visitor.expect_says("Into the tunnel")
    expect(visitor.window.locator(".tick.sending")).to_have_count(0, timeout=RECONNECT)


def test_a_page_with_several_refusals_retries_once(shop: Callable[..., Shop], agents: Agents) -> None:
    agents.maria.do("availability", availability="online")
    visitor = shop()
    sent: list[str] = []
    ends: list[bool] = []

    def between(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def said(frame: str) -> None:
            command = json.loads(frame)
            if command["type"] == "identify":
                ends.append(True)
            if command["type"] != "send":
                return server.send(frame)
            sent.append(command["draft"])
            if len(sent) == 1:
                for refused in ({"command": "send", "draft": sent[0]}, {"command": "set"}, {"command": "fetch"}):
                    refusal = {"type": "refused", "code": "unavailable", "detail": "Later.", "retryAfter": 0}
                    page.send(json.dumps(refusal | refused))

        page.on_message(said)

    visitor.page.route_web_socket(re.compile("/widget/v1/socket"), between)
    visitor.page.clock.install()
    visitor.arrive()
    visitor.open_window()
    visitor.box.fill("Is it late?")
    visitor.send.click()
    pump(visitor, lambda: sent)
    visitor.page.clock.run_for(5_000)
    # A message sent now comes after everything that was sent again.
    visitor.page.evaluate("foyer.identify({ name: 'Late' })")
    pump(visitor, lambda: ends)
    assert len(sent) == 2


def pump(visitor: Shop, happened: Callable[[], object]) -> None:
    """Lets frames pass in both directions until a condition is true."""
    deadline = time.monotonic() + PATIENCE / 1_000
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        visitor.page.evaluate("0")


def test_a_reload_keeps_the_chat_and_the_window(chat: tuple[Shop, Console]) -> None:
    visitor, maria = chat
    maria.say("See page four")
    visitor.expect_says("See page four")
    visitor.page.goto(visitor.server.address + "/demo/bags/")
    expect(visitor.window).to_be_visible(timeout=PATIENCE)
    visitor.expect_says("See page four", PATIENCE)
    maria.say("Still with you")
    visitor.expect_says("Still with you")


def test_it_works_under_a_strict_policy_and_moves_nothing(
    other_site: Callable[..., OtherSite], shop: Callable[..., Shop], agents: Agents
) -> None:
    visitor = shop()
    visitor.server = other_site()
    visitor.page.add_init_script(
        """
        window.violations = []; window.shifts = 0;
        addEventListener('securitypolicyviolation',
          (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI));
        new PerformanceObserver((list) => list.getEntries().forEach((e) => shifts += e.value))
          .observe({ type: 'layout-shift', buffered: true });
        """
    )
    visitor.page.goto(visitor.server.address)
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    visitor.open_window()
    assert visitor.page.evaluate("shifts") == 0
    visitor.say("Hello from a careful site")
    agents.maria.wait_status(visitor.id, "waitingForChat")
    assert visitor.page.evaluate("violations") == []
    colour = visitor.window.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour != "rgba(0, 0, 0, 0)", "the styles did not arrive"
    picture(visitor.page, "strict-page")


def test_two_tags_are_one_widget(other_site: Callable[..., OtherSite], shop: Callable[..., Shop]) -> None:
    visitor = shop()
    visitor.server = other_site(tags=2)
    visitor.page.goto(visitor.server.address, wait_until="networkidle")
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    expect(visitor.host).to_have_count(1)


def test_the_widget_adds_one_global_name_and_throws_nothing(shop: Callable[..., Shop]) -> None:
    visitor = shop()
    thrown: list[str] = []
    visitor.page.on("pageerror", lambda error: thrown.append(str(error)))
    visitor.arrive().open_window()
    methods = visitor.page.evaluate(
        """['open', 'close', 'hide', 'identify', 'set', 'page', 'consent', 'on']
           .filter((method) => typeof foyer[method] != 'function')"""
    )
    assert methods == []
    visitor.page.evaluate("foyer.close()")
    expect(visitor.window).to_be_hidden()
    visitor.page.evaluate("foyer.open()")
    expect(visitor.window).to_be_visible()
    assert thrown == []


def test_data_from_the_page_about_the_visitor_reaches_the_agent(
    shop: Callable[..., Shop], agents: Agents, maria_screen: Console
) -> None:
    visitor = shop().arrive()
    visitor.page.evaluate(
        "foyer.identify({ name: 'Ana Lopez', email: 'ana@example.org' }); foyer.set({ plan: 'gold' })"
    )
    maria_screen.visitors()
    expect(maria_screen.row(visitor.id)).to_contain_text("Ana Lopez", timeout=PATIENCE)
    maria_screen.press(visitor.id, "Visitor Info")
    for text in ("ana@example.org", "gold", "claimed"):
        expect(maria_screen.info).to_contain_text(text, timeout=PATIENCE)


def test_the_widget_works_by_keyboard(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    page = visitor.page
    for _ in range(60):
        if visitor.button.evaluate("e => e.getRootNode().activeElement === e"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail("the button cannot be reached by Tab")
    page.keyboard.press("Enter")
    expect(visitor.box).to_be_focused(timeout=PATIENCE)
    page.keyboard.type("Only keys")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("on two lines")
    page.keyboard.press("Enter")
    expect(visitor.bubbles.filter(has_text="on two lines")).to_have_count(1)
    agents.maria.wait_status(visitor.id, "waitingForChat")
    page.keyboard.press("Escape")
    expect(visitor.window).to_be_hidden()
    expect(visitor.button).to_be_focused()


def test_markup_in_a_message_stays_text(chat: tuple[Shop, Console]) -> None:
    visitor, maria = chat
    evil = "<img src=x onerror='document.title=1'> https://example.org/a javascript:alert(1)"
    visitor.say(evil)
    maria.expect_says("<img src=x onerror=")
    maria.say(evil)
    expect(visitor.bubbles.filter(has_text="<img src=x")).to_have_count(2, timeout=PROMPTLY)
    for side in (visitor, maria):
        assert side.window.locator(".bubble img").count() == 0
        links = side.window.locator(".bubble a")
        assert {link.get_attribute("href") for link in links.all()} == {"https://example.org/a"}
        assert all("noopener" in link.get_attribute("rel") for link in links.all())


def test_on_a_phone_the_window_fills_the_screen(shop: Callable[..., Shop]) -> None:
    visitor = shop(
        viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    visitor.arrive()
    picture(visitor.page, "phone-closed")
    visitor.open_window()
    visitor.say("From the tram")
    wait_until(
        visitor.page,
        """(() => {
            const window = document.querySelector('foyer-widget').shadowRoot.querySelector('[role=dialog]');
            const { x, y, width, height } = window.getBoundingClientRect();
            return [x, y, width, height].map(Math.round).join() === '0,0,375,667'
                && document.documentElement.scrollWidth <= innerWidth && window.scrollWidth <= window.clientWidth;
        })()""",
    )
    expect(visitor.send).to_be_in_viewport(ratio=1)
    picture(visitor.page, "phone-open")


def test_dark_pages_get_a_dark_window(shop: Callable[..., Shop]) -> None:
    def brightness(scheme: str) -> int:
        visitor = shop(color_scheme=scheme).arrive()
        visitor.open_window()
        visitor.say("Is it dark?")
        picture(visitor.page, f"widget-{scheme}")
        colour = visitor.window.evaluate("e => getComputedStyle(e).backgroundColor")
        return sum(int(part) for part in re.findall(r"\d+", colour)[:3])

    assert brightness("dark") < 200 < 600 < brightness("light")


def test_right_to_left_pages_mirror_the_window(
    other_site: Callable[..., OtherSite], shop: Callable[..., Shop]
) -> None:
    visitor = shop()
    visitor.server = other_site(direction="rtl", language="ar")
    visitor.page.goto(visitor.server.address)
    visitor.open_window()
    assert visitor.window.evaluate("e => getComputedStyle(e).direction") == "rtl"
    picture(visitor.page, "right-to-left")


def test_the_widget_says_politely_that_nobody_is_online(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop().arrive()
    try:
        for agent in (agents.maria, agents.ben):
            agent.do("availability", availability="offline")
        visitor.button.click()
        expect(visitor.window).to_contain_text("We're offline right now", timeout=PATIENCE)
        expect(visitor.box).to_be_hidden()
        picture(visitor.page, "offline-visitor")
    finally:
        for agent in (agents.maria, agents.ben):
            agent.do("availability", availability="online")
    expect(visitor.box).to_be_visible(timeout=PATIENCE)


def test_the_flow_offers_choices_as_buttons(shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop()
    agents.bring(visitor, "with flow")
    choices = visitor.window.get_by_role("group", name="Choose an answer").get_by_role("button")
    expect(choices.first).to_be_visible(timeout=PATIENCE)
    picked = choices.first.inner_text()
    picture(visitor.page, "flow-choices")
    choices.first.click()
    expect(visitor.window.locator("li.own", has_text=picked)).to_have_count(1)
