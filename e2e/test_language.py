"""Both sides of a chat in German, for browsers that prefer it; all other tests use English."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from foyer_server import FoyerServer
from screen import PATIENCE, picture

GERMAN = {"locale": "de-AT"}


def log_in(page: Page, server: FoyerServer) -> None:
    page.goto(server.address + "/console")
    expect(page.get_by_role("heading", name="Bei Foyer anmelden")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("E-Mail").fill("maria@demo.example")
    page.get_by_label("Passwort").fill("maria-demo")
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("navigation", name="Hauptmenü")).to_be_visible(timeout=PATIENCE)


def test_a_chat_is_in_german_on_both_sides(contexts: Callable[..., BrowserContext], server: FoyerServer) -> None:
    page = contexts(**GERMAN).new_page()
    log_in(page, server)
    assert page.evaluate("document.documentElement.lang") == "de"
    shop = contexts(**GERMAN).new_page()
    shop.goto(server.address + "/demo/")
    shop.get_by_role("button", name="Chat starten").click(timeout=PATIENCE)
    window = shop.get_by_role("dialog", name="Chat", exact=True)
    window.get_by_role("textbox", name="Nachricht", exact=True).fill("Haben Sie Regenjacken?")
    window.get_by_role("button", name="Senden", exact=True).click()
    assert shop.locator("foyer-widget").get_attribute("lang") == "de"
    row = page.get_by_role("table", name="Besucher").locator("[data-visitor]").filter(has_text="Wartet auf Chat")
    expect(row).to_have_count(1, timeout=PATIENCE)
    picture(page, "visitors-de")
    row.get_by_role("button", name="Annehmen").click()
    box = page.locator("section.chat-window").get_by_role("textbox", name="Nachricht", exact=True)
    box.fill("Ja, in allen Größen.")
    page.get_by_role("button", name="Senden", exact=True).click()
    expect(window.locator(".bubble").filter(has_text="in allen Größen")).to_be_visible(timeout=PATIENCE)
    expect(window).to_contain_text("Maria ist jetzt im Chat")
    expect(page.locator(".event-line")).to_have_text(["Wartet auf einen Agenten", "Maria ist beigetreten"])
    picture(page, "chat-de")
    picture(shop, "widget-de")


def test_the_admin_console_is_in_german(contexts: Callable[..., BrowserContext], server: FoyerServer) -> None:
    page = contexts(**GERMAN).new_page()
    log_in(page, server)
    page.goto(server.address + "/admin/ban-list")
    expect(page.get_by_role("heading", name="Sperrliste")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Besucher sperren").click()
    page.get_by_label("Besucher-ID").fill("falsch")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("dialog")).to_contain_text("Keine Besucher-ID")
    picture(page, "ban-form-de")


def test_the_address_chooses_the_language_of_a_tab(
    contexts: Callable[..., BrowserContext], server: FoyerServer
) -> None:
    page = contexts(locale="en-US").new_page()
    page.goto(server.address + "/console?lang=de")
    expect(page.get_by_role("button", name="Anmelden")).to_be_visible(timeout=PATIENCE)
    page.goto(server.address + "/console")
    expect(page.get_by_role("button", name="Anmelden")).to_be_visible(timeout=PATIENCE)
    page.goto(server.address + "/console?lang=en")
    expect(page.get_by_role("button", name="Log in")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(
    ("chosen", "browser_language", "name"),
    [("en", "de-DE", "Chat with us"), ("de", "en-US", "Chat starten"), (None, "fr-FR", "Chat with us")],
)
def test_a_site_chooses_the_language_of_its_widget(
    chosen: str | None, browser_language: str, name: str, contexts: Callable[..., BrowserContext], server: FoyerServer
) -> None:
    page = contexts(locale=browser_language).new_page()
    if chosen:
        page.route("**/demo/", lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("data-widget=", f'data-lang="{chosen}" data-widget='),
        ))
    page.goto(server.address + "/demo/")
    expect(page.get_by_role("button", name=name)).to_be_visible(timeout=PATIENCE)
