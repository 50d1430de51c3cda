"""Notices: what draws an agent's attention to an event, on any page of the console, and what does not."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, Console, wait_element, wait_until
from stages import Agents

# Records played sounds and shown desktop notifications, and lets a test remove the focus from the page.
EARS = """
window.played = []; window.shown = []; window.looksAway = false;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) { played.push(Math.round(this.frequency.value)); start.call(this, at); };
window.Notification = class {
  static permission = 'granted';
  static requestPermission = async () => 'granted';
  constructor(title, options) { Object.assign(this, { title, ...options, closed: false }); shown.push(this); }
  close() { this.closed = true; }
};
const hasFocus = document.hasFocus.bind(document);
document.hasFocus = () => !looksAway && hasFocus();
"""

# The first tone of each sound, in hertz; the overtone of each is not counted.
WAITING, MESSAGE, RETURNED = 659, 1047, 880
RING_AGAIN = 15_000

APART = """(toast, covered) => {
    const [one, other] = [toast, covered].map((each) => each.getBoundingClientRect());
    return one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom;
}"""


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    """Visitors leave after a short time."""
    return {"leave_time": 500}


@pytest.fixture
def desk(console: Callable[..., Console], maria: AgentClient) -> Callable[..., Console]:
    """Opens consoles of Maria that were clicked once, since browsers play sounds only after that."""

    def make(**options: object) -> Console:
        screen = console(maria, **options)
        screen.page.add_init_script(EARS)
        screen.visitors()
        screen.page.locator(".header-title").click()
        return screen

    return make


@pytest.fixture
def chat(agents: Agents, visitor: Callable[..., VisitorClient]) -> Iterator[Callable[[], VisitorClient]]:
    """Creates chats of Maria; they are ended after the test, so that they cause no notices in the next one."""
    made: list[VisitorClient] = []

    def make() -> VisitorClient:
        made.append(agents.bring(visitor(), "chatting, mine"))
        return made[-1]

    yield make
    for each in made:
        agents.maria.do("end", each.id)


def played(page: Page) -> list[int]:
    return [pitch for pitch in page.evaluate("played") if pitch in (WAITING, MESSAGE, RETURNED)]


def wait_played(page: Page, *pitches: int, timeout: int = PROMPTLY) -> None:
    """The sound was played: its tones are the latest."""
    wait_until(page, f"played.filter((each) => {list(pitches)}.includes(each)).length >= {len(pitches)}", timeout)


def quiet(page: Page) -> None:
    page.evaluate("void (played.length = 0)")


def name_of(screen: Console, visitor: VisitorClient) -> str:
    return screen.name(visitor.id)


def test_a_message_in_my_chat_is_announced_on_every_page(
    desk: Callable[..., Console], chat: Callable[[], VisitorClient]
) -> None:
    visitor, screen = chat(), desk()
    name = name_of(screen, visitor)
    for go in (screen.visitors, screen.chats, screen.ban_list):
        go()
        screen.page.locator(".header-title").click()
        quiet(screen.page)
        visitor.say("Are you there?")
        wait_played(screen.page, MESSAGE, timeout=PATIENCE)
        expect(screen.page).to_have_title("(1) New message", timeout=PROMPTLY)
        expect(screen.toasts).to_contain_text(f"New message from {name}")
        expect(screen.toasts).to_contain_text("Are you there?")
        expect(screen.page.get_by_role("button", name="Notifications, 1 needs you")).to_be_visible()
        assert ">1</text>" in screen.page.evaluate("decodeURIComponent(document.querySelector('link[rel=icon]').href)")
    screen.toasts.get_by_role("button", name="Open chat").first.click()
    expect(screen.page).to_have_title(re.compile("^Chats"), timeout=PROMPTLY)
    expect(screen.window.get_by_text("Are you there?").first).to_be_visible(timeout=PATIENCE)
    expect(screen.toasts.locator(".toast")).to_have_count(0)


def test_a_message_in_the_open_chat_makes_a_sound_only_without_focus(
    desk: Callable[..., Console], chat: Callable[[], VisitorClient]
) -> None:
    visitor, screen = chat(), desk()
    screen.chats(visitor.chat["id"])
    screen.box.click()
    quiet(screen.page)
    visitor.say("I see you")
    screen.expect_says("I see you")
    assert played(screen.page) == []
    expect(screen.toasts.locator(".toast")).to_have_count(0)

    screen.page.evaluate("looksAway = true; dispatchEvent(new Event('blur'))")
    visitor.say("Still there?")
    wait_played(screen.page, MESSAGE)
    wait_until(screen.page, "shown.some((each) => each.body === 'Still there?')")

    screen.page.evaluate("looksAway = false; dispatchEvent(new Event('focus'))")
    wait_until(screen.page, "shown.every((each) => each.closed)")
    expect(screen.page).to_have_title(re.compile("^Chats"))


def test_a_chat_open_in_another_focused_tab_makes_no_sound(
    desk: Callable[..., Console], chat: Callable[[], VisitorClient]
) -> None:
    visitor, front = chat(), desk()
    behind = Console(front.page.context.new_page(), front.server)
    behind.page.add_init_script(EARS)
    behind.visitors()
    behind.page.locator(".header-title").click()
    behind.page.evaluate("looksAway = true; dispatchEvent(new Event('blur'))")
    front.chats(visitor.chat["id"])
    front.box.click()
    quiet(front.page)
    quiet(behind.page)
    visitor.say("One tab is enough")
    front.expect_says("One tab is enough")
    expect(behind.page.get_by_role("button", name="Notifications", exact=True)).to_be_visible(timeout=PROMPTLY)
    assert played(front.page) == played(behind.page) == []
    assert behind.page.evaluate("shown.length") == 0


def test_a_waiting_visitor_rings_until_an_agent_accepts(
    desk: Callable[..., Console], agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    screen = desk()
    quiet(screen.page)
    somebody = agents.bring(visitor(), "waiting")
    wait_played(screen.page, WAITING, RETURNED)
    expect(screen.page).to_have_title("(1) Waiting")
    quiet(screen.page)
    wait_played(screen.page, WAITING, timeout=RING_AGAIN)
    assert screen.toasts.locator(".toast").count() == 0, "the row is there"

    screen.ban_list()
    expect(screen.toasts).to_contain_text("is waiting for a chat", timeout=PATIENCE)
    agents.ben.do("accept", somebody.id)
    expect(screen.toasts.locator(".toast")).to_have_count(0, timeout=PROMPTLY)
    expect(screen.page).to_have_title(re.compile("^Admin"))
    agents.ben.do("end", somebody.id)


def test_each_kind_of_notice_can_be_muted_and_tested(
    desk: Callable[..., Console], chat: Callable[[], VisitorClient]
) -> None:
    visitor, screen = chat(), desk()
    page = screen.page
    page.get_by_role("button", name="Notifications").click()
    panel = page.get_by_role("dialog", name="Notifications")
    for kind, pitch in (
        ("Waiting chats", WAITING),
        ("Messages in my chats", MESSAGE),
        ("Chats given to me", WAITING),
        ("Captured visitor is back", RETURNED),
    ):
        quiet(page)
        panel.get_by_role("button", name=f"Test sound: {kind}").click()
        wait_played(page, pitch)
        assert played(page)[0] == pitch
    expect(panel).to_contain_text("Desktop notifications are on")

    panel.get_by_role("checkbox", name="Messages in my chats").uncheck()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Notifications"))).to_be_focused()
    quiet(page)
    visitor.say("Psst")
    expect(screen.toasts).to_contain_text("Psst", timeout=PROMPTLY)
    expect(page).to_have_title("(1) New message")
    assert played(page) == []

    screen.visitors()
    page.get_by_role("button", name="Notifications").click()
    expect(panel.get_by_role("checkbox", name="Messages in my chats")).not_to_be_checked()
    panel.get_by_role("checkbox", name="Messages in my chats").check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Mute").click()
    quiet(page)
    visitor.say("Nobody hears me")
    expect(screen.toasts).to_contain_text("Nobody hears me", timeout=PROMPTLY)
    assert played(page) == []


def test_the_return_of_a_captured_visitor_is_announced(
    server: FoyerServer, desk: Callable[..., Console], agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = agents.bring(visitor(), "in site")
    agents.maria.do("capture", somebody.id)
    screen = desk()
    name = screen.name(somebody.id)
    somebody.leave()
    expect(screen.row(somebody.id)).to_contain_text("Left site", timeout=PATIENCE)
    quiet(screen.page)
    somebody.arrive()
    wait_played(screen.page, RETURNED, WAITING)
    expect(screen.toasts).to_contain_text(f"{name} is back on the site")
    screen.page.get_by_role("button", name="Notifications").click()
    today = screen.page.get_by_role("dialog", name="Notifications").locator(".bell-today")
    expect(today).to_contain_text(f"{name} is back on the site")
    agents.maria.do("release", somebody.id)


@pytest.mark.parametrize("size", [(1360, 800), (1024, 700), (800, 600), (390, 844), (390, 480)], ids=str)
def test_a_toast_covers_neither_the_text_box_nor_the_last_message(
    size: tuple[int, int], desk: Callable[..., Console], chat: Callable[[], VisitorClient]
) -> None:
    mine, other = chat(), chat()
    screen = desk(viewport={"width": size[0], "height": size[1]})
    screen.page.goto(f"{screen.server.address}/console/chats/{mine.chat['id']}")
    expect(screen.box).to_be_visible(timeout=PATIENCE)
    mine.say("The last word")
    screen.expect_says("The last word")
    other.say("Look here")
    toast = screen.toasts.locator(".toast").first
    expect(toast).to_contain_text("Look here", timeout=PROMPTLY)
    for covered in (screen.box, screen.bubbles.last, screen.window.get_by_role("button", name="Send", exact=True)):
        wait_element(toast, APART, covered.element_handle())


def test_a_toast_stays_while_the_pointer_is_over_it(
    desk: Callable[..., Console], chat: Callable[[], VisitorClient]
) -> None:
    visitor, screen = chat(), desk()
    screen.page.clock.install()
    screen.visitors()
    visitor.say("Read me slowly")
    toast = screen.toasts.locator(".toast", has_text="Read me slowly")
    expect(toast).to_be_visible(timeout=PROMPTLY)
    toast.hover()
    screen.page.clock.run_for(20_000)
    expect(toast).to_be_visible()
    screen.page.mouse.move(4, 400)
    screen.page.clock.run_for(8_500)
    expect(toast).to_have_count(0)
