"""The Visitors page: held rows, the view in the URL, narrow screens."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until

# More rows than the window of the list has.
CROWD = 160
ONE_LINE, TWO_LINES = 36, 56
WIDE = {"width": 1360, "height": 800}


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"demo_visitors": CROWD}


@pytest.fixture
def screen(maria_screen: Console) -> Console:
    maria_screen.page.set_viewport_size(WIDE)
    maria_screen.step_back()
    return maria_screen


def opened(screen: Console, query: str = "") -> Console:
    screen.page.goto(f"{screen.server.address}/console/visitors{query}")
    expect(screen.rows.first).to_be_visible(timeout=PATIENCE)
    return screen


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_row_that_leaves_the_window_stays_under_the_pointer(
    screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    maria.do("editContact", anna.id, name="Aaaron First")
    opened(screen, "?sort=name")
    row = screen.row(anna.id)
    expect(row).to_contain_text("Aaaron First", timeout=PATIENCE)
    place = row.get_attribute("data-index")
    row.hover()
    pill = screen.page.locator(".held-pill")

    maria.do("editContact", anna.id, name="Zzoe Last")
    expect(row).to_contain_text("Zzoe Last", timeout=PROMPTLY)
    expect(row).to_have_attribute("data-index", place or "")
    # Visitors of other tests may arrive and move in the meantime.
    expect(pill).to_contain_text(re.compile(r"\d+ moved"), timeout=PROMPTLY)
    picture(screen.page, "held-moved")

    maria.do("editContact", anna.id, name="Zzoe Later")
    expect(row).to_contain_text("Zzoe Later", timeout=PROMPTLY)

    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="")
    expect(pill).to_contain_text("1 gone", timeout=PROMPTLY)
    # A banned visitor is no longer shown; only the empty place stays.
    screen.expect_gone(anna.id)
    kept = screen.page.locator(f".row[data-index='{place}']")
    expect(kept).to_contain_text("No longer online")
    expect(kept).not_to_contain_text("Zzoe")
    expect(kept.get_by_role("button")).to_have_count(0)
    picture(screen.page, "held-gone")

    screen.step_back()
    screen.expect_gone(anna.id)
    expect(pill).to_have_count(0)


def test_the_url_keeps_the_view(
    screen: Console, ben_screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    opened(screen)
    page = screen.page
    page.get_by_role("group", name="Status").get_by_role("button", name=re.compile("^In Site")).click()
    page.get_by_role("columnheader", name="Pages").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Pages")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("searchbox").fill(anna.id)
    expect(screen.rows).to_have_count(1, timeout=PATIENCE)
    screen.press(anna.id, "Visitor Info")
    expect(screen.info).to_be_visible()
    expected = {"status": ["inSite"], "sort": ["-pages"], "q": [anna.id], "visitor": [anna.id]}
    assert query(page) == expected

    page.reload()
    expect(screen.info).to_contain_text(anna.id, timeout=PATIENCE)
    expect(screen.rows).to_have_count(1, timeout=PATIENCE)
    expect(page.get_by_role("searchbox")).to_have_value(anna.id)

    ben_screen.page.goto(page.url)
    expect(ben_screen.info).to_contain_text(anna.id, timeout=PATIENCE)
    expect(ben_screen.rows).to_have_count(1, timeout=PATIENCE)

    page.get_by_role("link", name="Chats").click()
    expect(screen.list("Ongoing Chats")).to_be_visible(timeout=PATIENCE)
    page.go_back()
    expect(screen.info).to_contain_text(anna.id, timeout=PATIENCE)
    page.go_back()
    expect(screen.info).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_value(anna.id)


def test_invalid_parts_of_the_url_are_ignored(screen: Console) -> None:
    opened(screen, "?status=dancing&widget=none&agent=nobody-here&country=xx&sort=-segments&visitor=%3Cb%3E")
    expect(screen.rows.nth(5)).to_be_visible(timeout=PATIENCE)
    expect(screen.info).to_have_count(0)


def test_rows_have_two_lines_on_a_narrow_screen(screen: Console) -> None:
    opened(screen)
    wait_row_height(screen, ONE_LINE)
    screen.page.set_viewport_size({"width": 800, "height": 900})
    wait_row_height(screen, TWO_LINES)
    first = screen.rows.first
    for cell in ("name", "page", "location", "timeOnSite", "pages"):
        expect(first.locator(f".cell-{cell}")).to_be_visible()
    wait_fits(screen.page)
    picture(screen.page, "list-800")

    screen.page.set_viewport_size({"width": 1024, "height": 768})
    first.locator(".row-name").click()
    expect(screen.info).to_be_visible()
    expect(first.locator(".cell-page")).to_be_visible()
    # The panel narrows the list during and after its animation.
    wait_until(
        screen.page,
        """document.querySelector('.visitors-panel').getBoundingClientRect().left
            >= document.querySelector('.table').getBoundingClientRect().right - 1""",
    )
    picture(screen.page, "list-1024-panel")


def test_a_phone_shows_visitor_info_as_a_sheet_with_a_way_back(screen: Console) -> None:
    screen.page.set_viewport_size({"width": 390, "height": 844})
    opened(screen)
    wait_fits(screen.page)
    picture(screen.page, "list-390")
    screen.rows.first.locator(".row-name").click()
    expect(screen.info).to_be_visible()
    wait_fits(screen.page)
    picture(screen.page, "list-390-sheet")
    screen.page.get_by_role("button", name="Back to the list").click()
    expect(screen.info).to_have_count(0)
    screen.rows.first.locator(".row-name").click()
    expect(screen.info).to_be_visible()
    screen.page.go_back()
    expect(screen.info).to_have_count(0)


def wait_row_height(screen: Console, height: int) -> None:
    wait_until(screen.page, f"document.querySelector('.row[data-visitor]')?.offsetHeight === {height}")


def wait_fits(page: Page) -> None:
    """Waits until neither the page nor the list is wider than the screen."""
    wait_until(
        page,
        """Math.max(document.documentElement.scrollWidth - innerWidth,
        ...[...document.querySelectorAll('.scroller')].map(each => each.scrollWidth - each.clientWidth)) === 0""",
    )
