"""Nothing that appears on its own moves or covers what a person is about to use."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from foyer_client import AgentClient, VisitorClient
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until
from stages import Agents

SIZES = {"360": (360, 740), "800": (800, 900), "1024": (1024, 768), "1280": (1280, 800), "1600": (1600, 900)}

# Every usable element outside the notice, clipped to the visible part of its scrolling parents.
MEASURE = """
window.seen = (element) => {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (getComputedStyle(box).overflow === 'visible') continue;
    const of = box.getBoundingClientRect();
    [left, top] = [Math.max(left, of.left), Math.max(top, of.top)];
    [right, bottom] = [Math.min(right, of.right), Math.min(bottom, of.bottom)];
  }
  return { left: Math.max(left, 0), top: Math.max(top, 0), right: Math.min(right, innerWidth), bottom: Math.min(bottom, innerHeight) };
};
window.usable = () => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, [tabindex="0"], [role="log"], [role="textbox"]'
)].filter((each) => {
  if (each.closest('.toasts') || !each.checkVisibility({ visibilityProperty: true })) return false;
  const { left, top, right, bottom } = seen(each);
  return right - left > 1 && bottom - top > 1;
});
window.covered = () => {
  const toast = document.querySelector('.toasts .toast').getBoundingClientRect();
  return usable().filter((each) => {
    const { left, top, right, bottom } = seen(each);
    return left < toast.right - 0.5 && right > toast.left + 0.5 && top < toast.bottom - 0.5 && bottom > toast.top + 0.5;
  }).map((each) => each.outerHTML.slice(0, 160));
};
window.standing = new Map();
window.place = (each) => { const { x, y, width } = each.getBoundingClientRect(); return [x, y, width].map(Math.round).join(', '); };
// The subject of the notice also appears in lists and counts, which have tests of their own.
window.remember = () => {
  standing.clear();
  for (const each of usable()) if (!each.closest('.rows, .chips, .chat-list')) standing.set(each, place(each));
  return standing.size;
};
window.moved = () => [...standing].filter(([each, before]) => each.isConnected && place(each) !== before)
  .map(([each, before]) => `${each.outerHTML.slice(0, 160)} from ${before} to ${place(each)}`);
"""


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    """A transferred chat does not return while a test looks at its notice."""
    return {"transfer_time": 120_000, "leave_time": 500}


@pytest.fixture
def chat(agents: Agents, visitor: Callable[..., VisitorClient]) -> Iterator[Callable[[str], VisitorClient]]:
    """Creates chats; they are ended after the test, so that they are not in the lists of the next one."""
    made: list[VisitorClient] = []

    def make(column: str) -> VisitorClient:
        made.append(agents.bring(visitor(), column))
        return made[-1]

    yield make
    for each in made:
        for agent in (agents.maria, agents.ben):
            agent.post("end", each.id)
        each.send(type="end")


def entry(screen: Console, chat: VisitorClient, within: str = ".chat-lists") -> Locator:
    return screen.page.locator(f'{within} li.chat-entry:has(a[href*="{chat.chat["id"]}"])')


def under_pointer(page: Page, x: float, y: float) -> str:
    """The target of a click at this position."""
    return page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('a')?.href ?? ''", [x, y])


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_a_notice_covers_and_moves_nothing_that_can_be_used(
    size: tuple[int, int],
    console: Callable[..., Console],
    chat: Callable[[str], VisitorClient],
    agents: Agents,
    visitor: Callable[..., VisitorClient],
) -> None:
    mine, passed = chat("chatting, mine"), chat("chatting, other's")
    bystander = agents.bring(visitor(), "in site")
    screen = console(agents.maria, viewport={"width": size[0], "height": size[1]})
    screen.page.add_init_script(MEASURE)
    pages = {
        "list": lambda: screen.visitors(),
        "panel": lambda: screen.page.goto(f"{screen.server.address}/console/visitors?visitor={bystander.id}"),
        "lists": lambda: screen.chats(),
        "chat": lambda: screen.page.goto(f"{screen.server.address}/console/chats/{mine.chat['id']}"),
        "bans": lambda: screen.ban_list(),
        "widgets": lambda: screen.page.goto(f"{screen.server.address}/admin/widgets"),
    }
    ready = {"list": screen.rows, "panel": screen.info.get_by_text(bystander.id), "chat": screen.box, "widgets": screen.page.locator(".widget-name")}
    toast = screen.toasts.locator(".toast")
    for name, go in pages.items():
        go()
        expect(screen.page.locator(".connection-state-live")).to_be_attached(timeout=PATIENCE)
        if name in ready:
            expect(ready[name].first).to_be_visible(timeout=PATIENCE)
        wait_until(screen.page, "document.getAnimations().every((each) => each.effect.getTiming().iterations === Infinity)")
        assert screen.page.evaluate("remember()") > 5, f"nothing to use on {name}"
        agents.ben.do("transfer", passed.id, toAgent=agents.maria.me["id"])
        expect(toast).to_contain_text("transferred", timeout=PROMPTLY)
        wait_until(screen.page, "covered().length === 0")
        assert screen.page.evaluate("moved()") == [], f"on {name}"
        picture(screen.page, f"notice-{name}-{size[0]}")
        # Back to Ben, for the next page: Maria opens it and transfers it.
        agents.maria.do("goToChat", passed.id, chat=passed.chat["id"])
        agents.maria.do("transfer", passed.id, toAgent=agents.ben.me["id"])
        agents.ben.do("goToChat", passed.id, chat=passed.chat["id"])
        expect(toast).to_have_count(0, timeout=PROMPTLY)


def test_several_notices_are_shown_one_at_a_time_and_can_be_reached_by_keyboard(
    console: Callable[..., Console], chat: Callable[[str], VisitorClient], agents: Agents
) -> None:
    passed, waiting = chat("chatting, other's"), chat("waiting")
    screen = console(agents.maria).ban_list()
    toasts = screen.toasts
    expect(toasts).to_contain_text("is waiting for a chat", timeout=PATIENCE)
    agents.ben.do("transfer", passed.id, toAgent=agents.maria.me["id"])
    expect(toasts).to_contain_text("transferred", timeout=PROMPTLY)
    expect(toasts.locator(".toast")).to_have_count(1)
    expect(toasts).to_contain_text("1 more notice")

    dismiss = toasts.get_by_role("button", name="Dismiss")
    screen.page.locator(".rail a").last.focus()
    screen.page.keyboard.press("Tab")
    expect(toasts.get_by_role("button", name="Open chat")).to_be_focused()
    screen.page.keyboard.press("Tab")
    expect(dismiss).to_be_focused()
    screen.page.keyboard.press("Enter")
    expect(toasts).to_contain_text("is waiting for a chat")
    expect(toasts.get_by_role("button", name="Accept")).to_be_focused()
    dismiss.focus()
    screen.page.keyboard.press("Enter")
    expect(toasts.locator(".toast")).to_have_count(0)
    expect(screen.page.locator("main")).to_be_focused()
    assert waiting.chat is not None


def test_a_new_waiting_chat_moves_nothing_under_the_pointer(
    console: Callable[..., Console], chat: Callable[[str], VisitorClient], agents: Agents
) -> None:
    mine = chat("chatting, mine")
    screen = console(agents.maria).chats()
    page = screen.page
    mine_entry = entry(screen, mine)
    expect(mine_entry).to_be_visible(timeout=PATIENCE)
    box = mine_entry.bounding_box()
    assert box
    x, y = box["x"] + 60, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    assert mine.chat["id"] in under_pointer(page, x, y)

    fresh = chat("waiting")
    pill = page.locator(".chat-list", has_text="Waiting for Chat").get_by_role("button", name="1 new")
    expect(pill).to_be_visible(timeout=PROMPTLY)
    expect(entry(screen, fresh)).to_have_count(0)
    assert mine.chat["id"] in under_pointer(page, x, y)
    picture(page, "chats-held")

    pill.click()
    expect(entry(screen, fresh)).to_be_visible()
    expect(pill).to_have_count(0)

    # Another agent accepts it: its place stays, without buttons, until the pointer leaves.
    place = entry(screen, fresh).bounding_box()
    agents.ben.do("accept", fresh.id)
    expect(entry(screen, fresh).get_by_role("button")).to_have_count(0, timeout=PROMPTLY)
    expect(entry(screen, fresh)).to_contain_text("Ben")
    assert entry(screen, fresh).bounding_box() == place
    page.mouse.move(900, 500)
    expect(entry(screen, fresh)).to_have_count(0, timeout=PROMPTLY)


def test_the_lists_are_updated_while_typing_wherever_the_pointer_is(
    console: Callable[..., Console], chat: Callable[[str], VisitorClient], agents: Agents
) -> None:
    mine = chat("chatting, mine")
    screen = console(agents.maria).chats()
    entry(screen, mine).get_by_role("link").click()
    expect(screen.box).to_be_focused(timeout=PATIENCE)
    fresh = chat("waiting")
    expect(screen.page.get_by_role("button", name="1 new")).to_be_visible(timeout=PROMPTLY)
    screen.box.press_sequentially("One")
    expect(entry(screen, fresh)).to_be_visible(timeout=PROMPTLY)


def test_the_open_list_of_notifications_stays_under_the_pointer(
    console: Callable[..., Console], chat: Callable[[str], VisitorClient], agents: Agents
) -> None:
    first = chat("waiting")
    screen = console(agents.maria).ban_list()
    page = screen.page
    page.get_by_role("button", name=re.compile("^Notifications")).click()
    panel = page.get_by_role("dialog", name="Notifications")
    accept = panel.get_by_role("button", name="Accept")
    expect(accept).to_have_count(1, timeout=PATIENCE)
    accept.hover()
    place = accept.bounding_box()
    second = chat("waiting")
    expect(panel.get_by_role("button", name="1 new").first).to_be_visible(timeout=PROMPTLY)
    expect(accept).to_have_count(1)
    assert accept.bounding_box() == place
    agents.ben.do("accept", first.id)
    expect(accept).to_have_count(0, timeout=PROMPTLY)
    page.mouse.move(300, 500)
    expect(accept).to_have_count(1, timeout=PROMPTLY)
    assert second.chat is not None


def test_a_longer_count_does_not_push_the_chip_under_the_pointer(
    console: Callable[..., Console], agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    agents.bring(visitor(), "in site")
    screen = console(agents.maria).visitors()
    expect(screen.rows.first).to_be_visible(timeout=PATIENCE)
    chips = screen.page.get_by_role("group", name="Status").get_by_role("button")
    last, everybody = chips.last, chips.first
    last.hover()
    place = last.bounding_box()
    digits = len(re.sub(r"\D", "", everybody.inner_text()))
    while len(re.sub(r"\D", "", everybody.inner_text())) == digits:
        shown = everybody.inner_text()
        visitor().arrive()
        expect(everybody).not_to_have_text(shown, timeout=PROMPTLY)
    assert last.bounding_box() == place
