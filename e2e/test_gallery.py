"""The gallery of controls in the demo: each in every state, light and dark, in both languages, checked by axe and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from foyer_server import FoyerServer
from screen import PATIENCE, picture
from test_accessibility import Check, check, scheme  # noqa: F401 - check is a fixture


@pytest.fixture
def gallery(contexts: Callable[..., BrowserContext], server: FoyerServer) -> Callable[..., Page]:
    def opened(**options: object) -> Page:
        page = contexts(**options).new_page()
        page.goto(server.address + "/demo/gallery/")
        expect(page.get_by_role("heading", name="Gallery")).to_be_visible(timeout=PATIENCE)
        return page

    return opened


@scheme
def test_every_control_in_every_state(check: Check, scheme: str, gallery: Callable[..., Page]) -> None:  # noqa: F811
    page = gallery(color_scheme=scheme, viewport={"width": 1100, "height": 4200})
    check(page, f"gallery-{scheme}")
    page.get_by_role("region", name="Menu").get_by_role("button", name="Queue").click()
    expect(page.get_by_role("menu")).to_be_visible()
    check(page, f"gallery-menu-{scheme}")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Queue").click()
    check(page, f"gallery-combobox-{scheme}")
    page.keyboard.press("Escape")
    page.get_by_label("Queue name").fill("Help")
    check(page, f"gallery-form-{scheme}")
    page.get_by_role("button", name="Discard").click()
    page.get_by_role("button", name="Open dialog").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("dialog")).to_contain_text("Enter a reason.")
    check(page, f"gallery-dialog-{scheme}")


def test_a_phone_needs_no_horizontal_scrolling(gallery: Callable[..., Page]) -> None:
    page = gallery(viewport={"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture(page, "gallery-360")


def test_tabs_and_headings_work_by_keyboard(gallery: Callable[..., Page]) -> None:
    page = gallery()
    page.get_by_role("tab", name="Open").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Closed")).to_be_focused()
    expect(page.get_by_role("table", name="Closed queues")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Open")).to_be_focused()

    rows = page.get_by_role("table", name="Open queues").get_by_role("rowheader")
    expect(rows).to_have_text(["Sales", "Support"])
    page.get_by_role("button", name="Chats").click()
    expect(rows).to_have_text(["Support", "Sales"])
    expect(page.get_by_role("columnheader", name="Chats")).to_have_attribute("aria-sort", "descending")


def test_a_combobox_offers_matching_options(gallery: Callable[..., Page]) -> None:
    page = gallery()
    box = page.get_by_role("combobox", name="Queue")
    expect(box).to_have_value("Support")
    box.fill("sal")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_text(["Sales"])
    page.keyboard.press("Enter")
    expect(box).to_have_value("Sales")
    box.fill("nothing like it")
    expect(options).to_have_text(["No matches"])
    page.keyboard.press("Escape")
    expect(box).to_have_value("Sales")


def test_the_controls_are_translated_to_german(gallery: Callable[..., Page]) -> None:
    page = gallery(locale="de-DE")
    expect(page.get_by_role("button", name="Nächste Seite")).to_be_visible()
    page.get_by_label("Queue name").fill("Hilfe")
    expect(page.get_by_role("button", name="Speichern")).to_be_visible()
