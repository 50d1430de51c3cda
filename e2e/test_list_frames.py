"""The cost of one frame of the visitor list, measured in counts: rows, renderings, layouts, positions."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from screen import PATIENCE, Console, wait_until
from test_many_visitors import ARRIVAL, HERE, ROWS, VISITORS

# web/console/pages/visitors/gradual.ts
NEW_ROWS_A_FRAME = 8
STEPS, STEP = 90, 240
# Each frame is laid out once, occasionally once more before a position is read.
LAYOUTS_A_FRAME = 1.5
CHANGES = 8

# React reports every commit to its developer tools: walks the changed part of the tree and counts the rows that were rendered again.
# A component that rendered in this commit has the flag 1; an unchanged one is the same object as before.
COUNT = """
window.counted = {cells: 0, named: 0, changes: 0};
const isCells = fiber => fiber.memoizedProps?.row && fiber.memoizedProps.columns && !("column" in fiber.memoizedProps) &&
  !("index" in fiber.memoizedProps) && !("tellsLeft" in fiber.memoizedProps);
const walk = (fiber, before) => {
  if (fiber === before) return;
  if (isCells(fiber) && typeof fiber.type === "function" && (!before || fiber.flags & 1)) counted.cells++;
  if (before && fiber.child === before.child) return;
  for (let child = fiber.child; child; child = child.sibling) walk(child, before ? child.alternate : null);
};
window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true, isDisabled: false, inject: () => 1, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {},
  onCommitFiberRoot: (_, root) => walk(root.current, root.current.alternate),
};
const Socket = WebSocket;
window.WebSocket = class extends Socket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({data}) => {
      const notice = JSON.parse(data);
      if (notice.type !== "listChange") return;
      counted.changes++;
      counted.named += (notice.rows?.length ?? 0) + (notice.insert?.length ?? 0) + (notice.outside?.length ?? 0);
    });
  }
};
"""

# Scrolls by wheel-sized steps, one per frame; returns the most rows at any time, and the most rows added in one frame.
SCROLL = f"""
async () => {{
  const scroller = document.querySelector(".scroller");
  let rows = 0, fresh = 0, frames = 0;
  let added = [];
  new MutationObserver(records => added.push(...records.flatMap(record => [...record.addedNodes]))).observe(document.querySelector(".rows"), {{childList: true}});
  for (let step = 1; step <= {STEPS} + 20; step++) {{
    scroller.scrollTop = Math.min(step, {STEPS}) * {STEP};
    await new Promise(requestAnimationFrame);
    frames++;
    fresh = Math.max(fresh, new Set(added.filter(node => node.dataset?.visitor)).size);
    added = [];
    rows = Math.max(rows, document.querySelectorAll(".rows > *").length);
  }}
  return {{rows, fresh, frames}};
}}
"""

UNDER = "([x, y]) => { const r = document.elementFromPoint(x, y).closest('.row'); return [r.dataset.visitor, r.getBoundingClientRect().top] }"


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"demo_visitors": VISITORS, "demo_quiet": True}


@pytest.fixture
def screen(maria: AgentClient, server: FoyerServer, contexts: Callable[..., BrowserContext]) -> Console:
    context = contexts()
    context.add_cookies([{"name": "foyer_session", "value": maria.cookie, "url": server.address}])
    page = context.new_page()
    page.add_init_script(COUNT)
    console = Console(page, server).visitors()
    wait_until(page, f"{HERE} >= {VISITORS * 0.95}", ARRIVAL)
    return console


def layouts(browser: Browser, page: Page, script: str) -> tuple[dict, int]:
    """The result of a script, and the number of layouts while it ran."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    answer = page.evaluate(script)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    return answer, sum(event["name"] == "Layout" for event in events)


def test_a_frame_of_scrolling_adds_few_rows_and_needs_one_layout(screen: Console, browser: Browser) -> None:
    seen, laid_out = layouts(browser, screen.page, SCROLL)
    assert 10 <= seen["rows"] <= ROWS
    # The observer's frame may begin in the middle of one of the console's.
    assert 1 <= seen["fresh"] <= 2 * NEW_ROWS_A_FRAME
    assert STEPS / 2 <= laid_out <= seen["frames"] * LAYOUTS_A_FRAME


def test_a_change_renders_only_the_rows_that_it_names(
    screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    guest = visitor().arrive()
    expect(screen.row(guest.id)).to_be_visible(timeout=PATIENCE)
    screen.page.evaluate("counted.cells = counted.named = counted.changes = 0")
    for number in range(CHANGES):
        before = screen.page.evaluate("counted.changes")
        page = {"url": f"{guest.server.address}/demo/?look={number}", "title": f"Look {number}"}
        guest.send(type="page", tab=guest.tab, page=page, focused=True)
        expect(screen.row(guest.id)).to_contain_text(f"look={number}", timeout=PATIENCE)
        wait_until(screen.page, f"counted.changes > {before}")
    counted = screen.page.evaluate("counted")
    assert CHANGES <= counted["cells"] <= counted["named"], counted


def test_nothing_moves_under_the_pointer(screen: Console, visitor: Callable[..., VisitorClient]) -> None:
    place = (600, 500)
    screen.page.mouse.move(*place)
    wait_until(screen.page, "document.querySelector('.row:hover')")
    before = screen.page.evaluate(UNDER, place)
    guest = visitor().arrive()
    guest.say("To the top, please")
    expect(screen.page.locator(".held-pill")).to_be_visible(timeout=PATIENCE)
    assert screen.page.evaluate(UNDER, place) == before
    assert screen.page.evaluate(f"document.querySelectorAll('.rows > *').length <= {ROWS}")
    screen.step_back()
    expect(screen.rows.first).to_have_attribute("data-visitor", guest.id, timeout=PATIENCE)
