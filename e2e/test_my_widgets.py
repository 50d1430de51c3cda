"""My Widgets: a widget from its first day to its last, and every state of its preview."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import ConsoleMessage, FrameLocator, Page, expect

from foyer_client import AgentClient
from foyer_server import FoyerServer
from other_site import OwnPage
from screen import PATIENCE, Console, Shop, picture


@pytest.fixture
def site(server: FoyerServer) -> Iterator[Callable[[str], OwnPage]]:
    """Makes websites with the tag of a widget."""
    made: list[OwnPage] = []

    def make(tag: str) -> OwnPage:
        made.append(OwnPage(f'<!doctype html><html lang="en"><title>Blog</title><body><h1>Blog</h1>{tag}</body></html>'))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def widget(maria: AgentClient) -> dict:
    """A widget of this test's own."""
    answer = maria.request("POST", "/api/v1/widgets", {"name": "Blog", "title": "Our blog", "domains": ["localhost"]})
    assert answer.status_code == 201, answer.text
    return answer.json()


def tag(server: FoyerServer, key: str) -> str:
    return f'<script async src="{server.address}/widget.js" data-widget="{key}"></script>'


def of(screen: Console, widget: dict) -> Page:
    """The editor of the widget, ready."""
    screen.page.goto(f"{screen.server.address}/admin/widgets/{widget['id']}")
    expect(screen.page.get_by_role("textbox", name="Name", exact=True)).to_have_value(widget["name"], timeout=PATIENCE)
    return screen.page


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0, timeout=PATIENCE)


def colour(page: Page) -> str:
    button = page.get_by_role("button", name="Chat with us")
    expect(button).to_be_visible(timeout=PATIENCE)
    return button.evaluate("button => getComputedStyle(button).backgroundColor")


def test_a_new_widget_appears_on_its_website_with_the_printed_tag(
    maria_screen: Console, site: Callable[[str], OwnPage], contexts: Callable
) -> None:
    page = maria_screen.page
    page.goto(maria_screen.server.address + "/admin/widgets")
    page.get_by_role("button", name="Add widget").click()
    dialog = maria_screen.dialog("Add widget")
    dialog.get_by_role("textbox", name="Name", exact=True).fill("News")
    websites = dialog.get_by_role("textbox", name="Websites")
    websites.fill("not a*host")
    dialog.get_by_role("button", name="Add widget").click()
    expect(dialog.get_by_role("alert")).to_contain_text("a*host", timeout=PATIENCE)
    websites.fill("http://localhost:1234/news")
    dialog.get_by_role("button", name="Add widget").click()
    expect(page.get_by_role("heading", name="News")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("textbox", name="Websites")).to_have_value("localhost")

    printed = page.locator(".install-tag code").inner_text()
    news = site(printed)
    visitor = contexts().new_page()
    visitor.goto(news.address)
    expect(visitor.get_by_role("button", name="Chat with us")).to_be_visible(timeout=PATIENCE)
    page.goto(maria_screen.server.address + "/admin/widgets")
    row = page.get_by_role("row").filter(has_text="News")
    expect(row.locator('[data-column="pages"]')).to_have_text("1", timeout=PATIENCE)
    picture(page, "my-widgets")


def test_open_pages_follow_a_change_at_their_next_page_view_and_lose_a_disabled_widget(
    maria_screen: Console, server: FoyerServer, widget: dict, site: Callable[[str], OwnPage], contexts: Callable
) -> None:
    visitor = contexts().new_page()
    visitor.goto(site(tag(server, widget["id"])).address)
    assert colour(visitor) == "rgb(15, 118, 110)"

    page = of(maria_screen, widget)
    page.get_by_role("textbox", name="Color", exact=True).fill("#7c3aed")
    expect(page.get_by_role("group", name="Unsaved changes")).to_contain_text("1 open page follows at its next page view")
    save(page)
    assert colour(visitor) == "rgb(15, 118, 110)", "an open page changes with its next page view"
    visitor.reload()
    assert colour(visitor) == "rgb(124, 58, 237)"

    page.get_by_role("checkbox", name="Show this widget on the website").uncheck()
    save(page)
    expect(visitor.get_by_role("button", name="Chat with us")).to_be_visible()
    visitor.evaluate("history.pushState(null, '', '/another')")
    Shop(visitor, server).expect_gone(timeout=PATIENCE)
    visitor.reload()
    Shop(visitor, server).expect_gone()


def test_a_widget_with_an_open_chat_is_not_deleted_and_a_deleted_one_keeps_its_name(
    maria_screen: Console,
    maria: AgentClient,
    server: FoyerServer,
    site: Callable[[str], OwnPage],
    contexts: Callable,
) -> None:
    body = {"name": "Campaign", "title": "Spring", "domains": ["localhost"]}
    widget = maria.request("POST", "/api/v1/widgets", body).json()
    shop = Shop(contexts().new_page(), server)
    shop.page.goto(site(tag(server, widget["id"])).address)
    shop.say("Hello from the campaign")
    page = maria_screen.page
    page.goto(server.address + "/admin/widgets")

    def delete() -> None:
        row = page.get_by_role("row").filter(has=page.locator(f'a[href$="{widget["id"]}"]'))
        row.get_by_role("button", name="Actions for Campaign").click(timeout=PATIENCE)
        page.get_by_role("menuitem", name="Delete").click()
        maria_screen.dialog("Delete Campaign?").get_by_role("button", name="Delete").click()

    delete()
    dialog = maria_screen.dialog("Delete Campaign?")
    expect(dialog.get_by_role("alert")).to_contain_text("1 chat is open")
    picture(page, "widget-delete-refused")
    dialog.get_by_role("button", name="Cancel").click()
    assert maria.request("GET", f"/api/v1/widgets/{widget['id']}").status_code == 200

    shop.window.get_by_role("button", name="Cancel").click()
    shop.window.get_by_role("group", name="Stop waiting?").get_by_role("button", name="Cancel").click()
    expect(shop.window.get_by_text("You're no longer waiting")).to_be_visible(timeout=PATIENCE)
    page.reload()
    delete()
    expect(maria_screen.toasts).to_contain_text("Campaign deleted", timeout=PATIENCE)
    assert maria.request("GET", f"/api/v1/widgets/{widget['id']}").status_code == 404
    shop.page.reload()
    shop.expect_gone()
    maria_screen.visitors()
    menu = page.get_by_role("group", name="Filters").get_by_role("button", name="Widget")
    menu.click()
    expect(page.get_by_role("menuitemradio", name="Tulip Shop")).to_be_visible()
    expect(page.get_by_role("menuitemradio", name="Campaign")).to_have_count(0)
    page.keyboard.press("Escape")


def test_of_two_administrators_the_later_one_sees_what_the_other_saved(
    maria_screen: Console,
    maria: AgentClient,
    add_agent: Callable[[str, str], AgentClient],
    console: Callable[..., Console],
    widget: dict,
) -> None:
    mine, theirs = of(maria_screen, widget), of(console(add_agent("olga", "administrator")), widget)
    theirs.get_by_role("textbox", name="Title", exact=True).fill("Olga's title")
    theirs.get_by_role("textbox", name="Color", exact=True).fill("#123456")
    save(theirs)
    mine.get_by_role("textbox", name="Title", exact=True).fill("Maria's title")
    mine.get_by_role("button", name="Save", exact=True).click()
    notice = mine.get_by_role("alert").filter(has_text="Olga changed this")
    expect(notice).to_contain_text("Olga's title", timeout=PATIENCE)
    expect(notice).to_be_in_viewport()
    expect(mine.get_by_role("textbox", name="Title", exact=True)).to_have_value("Maria's title")
    picture(mine, "widget-conflict")
    mine.get_by_role("button", name="Save mine anyway").click()
    expect(notice).to_have_count(0, timeout=PATIENCE)
    saved = maria.request("GET", f"/api/v1/widgets/{widget['id']}").json()
    assert saved["title"] == "Maria's title"
    assert saved["accent"] == "#123456", "what only the other changed stays"


def test_a_field_that_cannot_be_saved_is_named_beside_it_and_in_a_summary(maria_screen: Console, widget: dict) -> None:
    page = of(maria_screen, widget)
    page.get_by_role("textbox", name="Title", exact=True).fill(" ")
    page.get_by_role("textbox", name="Color", exact=True).fill("teal")
    page.get_by_role("textbox", name="From the bottom").fill("999")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("3 fields need a correction:")).to_be_in_viewport()
    page.get_by_role("link", name="Color").click()
    expect(page.get_by_role("textbox", name="Color", exact=True)).to_be_focused()
    page.get_by_role("textbox", name="Websites").fill("a.*.b")
    page.get_by_role("textbox", name="Title", exact=True).fill("Blog")
    page.get_by_role("textbox", name="Color", exact=True).fill("#ffff00")
    page.get_by_role("textbox", name="From the bottom").fill("20")
    better = page.get_by_role("button", name="instead")
    better.click()
    expect(better).to_have_count(0)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="wrong place")).to_be_visible(timeout=PATIENCE)
    picture(page, "widget-errors")
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("textbox", name="Websites")).to_have_value("localhost")


STATES = {
    "Button": ("button", "Chat with us"),
    "Open": ("dialog", "Chat"),
    "Button, nobody online": ("button", "We're offline"),
    "Open, nobody online": ("text", "We're offline right now"),
    "Waiting": ("text", "You're number 2 in the queue"),
    "Chatting": ("text", "Yes, we do. Which size do you need?"),
    "Invitation": ("region", "Invitation to chat"),
    "Ended": ("text", "This chat has ended"),
}


def preview(page: Page) -> FrameLocator:
    return page.frame_locator(".widget-frame")


def test_every_state_of_the_preview_shows_what_it_names(
    console: Callable[..., Console], maria: AgentClient, widget: dict
) -> None:
    screen = console(maria)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    screen.page.on("console", note)
    screen.page.on("pageerror", lambda error: complaints.append(str(error)))
    page = of(screen, widget)
    for state, (kind, words) in STATES.items():
        page.get_by_role("combobox", name="State").select_option(label=state)
        frame = preview(page)
        shown = frame.get_by_text(words).first if kind == "text" else frame.get_by_role(kind, name=words).first
        expect(shown).to_be_visible(timeout=PATIENCE)
        picture(page, f"widget-preview-{state.lower().replace(', ', '-').replace(' ', '-')}")
    page.get_by_role("combobox", name="State").select_option(label="Waiting")
    page.get_by_role("combobox", name="Language").select_option(label="Deutsch")
    expect(preview(page).get_by_text("Sie sind Nummer 2")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Dark").click()
    panel = preview(page).locator(".panel")
    expect(panel).to_have_css("background-color", "rgb(26, 33, 38)", timeout=PATIENCE)
    page.get_by_role("button", name="Right to left").click()
    expect(preview(page).locator(".root")).to_have_attribute("dir", "rtl", timeout=PATIENCE)
    page.get_by_role("button", name="Phone").click()
    expect(page.locator("iframe[title=Preview]")).to_have_css("width", "390px")
    picture(page, "widget-preview-phone-dark-rtl")
    assert not complaints


def test_the_preview_follows_what_is_typed_and_takes_no_focus(maria_screen: Console, widget: dict) -> None:
    page = of(maria_screen, widget)
    expect(preview(page).get_by_role("dialog")).to_contain_text("Our blog", timeout=PATIENCE)
    title = page.get_by_role("textbox", name="Title", exact=True)
    title.fill("")
    title.press_sequentially("News desk")
    expect(preview(page).get_by_role("dialog")).to_contain_text("News desk")
    page.get_by_role("textbox", name="Color", exact=True).fill("#7c3aed")
    expect(preview(page).locator(".head")).to_have_css("background-color", "rgb(124, 58, 237)")
    state = page.get_by_role("combobox", name="State")
    state.focus()
    state.select_option(label="Chatting")
    expect(preview(page).get_by_text("Which size")).to_be_visible(timeout=PATIENCE)
    expect(state).to_be_focused()
    page.get_by_role("button", name="Discard").click()


def test_a_hidden_button_is_hidden_while_nobody_is_online(
    maria_screen: Console, maria: AgentClient, server: FoyerServer, widget: dict
) -> None:
    page = of(maria_screen, widget)
    page.get_by_role("checkbox", name="Hide the button when nobody is online").check()
    page.get_by_role("combobox", name="State").select_option(label="Button, nobody online")
    expect(page.get_by_text("so the button is hidden")).to_be_visible()
    expect(preview(page).locator("foyer-widget")).to_have_count(1, timeout=PATIENCE)
    expect(preview(page).get_by_role("button")).to_have_count(0)
    page.get_by_role("combobox", name="State").select_option(label="Button")
    expect(preview(page).get_by_role("button", name="Chat with us")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Discard").click()


def test_only_agents_who_may_see_widgets_get_the_preview(
    server: FoyerServer, maria: AgentClient, ben: AgentClient, contexts: Callable
) -> None:
    assert contexts().new_page().goto(server.address + "/preview/").status == 403
    assert ben.request("GET", "/preview/").status_code == 403
    answer = maria.request("GET", "/preview/")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-scripts;" in policy and "frame-ancestors 'self'" in policy and "connect-src" not in policy


def test_the_editor_fits_a_phone_and_a_wide_screen_in_german(
    console: Callable[..., Console], maria: AgentClient, widget: dict
) -> None:
    for width, height in ((360, 800), (1600, 1000)):
        screen = console(maria, viewport={"width": width, "height": height}, locale="de-DE")
        screen.page.goto(f"{screen.server.address}/admin/widgets/{widget['id']}")
        expect(screen.page.get_by_role("textbox", name="Titel", exact=True)).to_be_visible(timeout=PATIENCE)
        assert screen.page.evaluate("document.documentElement.scrollWidth") <= width
        # A browser draws no frame that is out of sight.
        screen.page.locator(".widget-frame").scroll_into_view_if_needed()
        expect(preview(screen.page).get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
        picture(screen.page, f"widget-editor-de-{width}")
        screen.page.goto(f"{screen.server.address}/admin/widgets")
        expect(screen.page.get_by_role("link", name="Blog").first).to_be_visible(timeout=PATIENCE)
        assert screen.page.evaluate("document.documentElement.scrollWidth") <= width
        picture(screen.page, f"my-widgets-de-{width}")
