"""The installation page: every snippet works on another website as it is printed."""

import html
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from foyer_client import AgentClient
from other_site import OwnPage
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until

HAS_VISITOR = r"/foyer_visitor_\w+=v1/.test(document.cookie)"


@pytest.fixture(scope="module")
def snippets(maria_screen: Console) -> Callable[[str], str]:
    """The text of a way, as the page prints it."""

    def read(way: str) -> str:
        page = maria_screen.page
        if "/admin/installation" not in page.url:
            page.goto(maria_screen.server.address + "/admin/installation")
        text = page.get_by_label(way, exact=True).locator("code")
        expect(text).to_be_visible(timeout=PATIENCE)
        return text.inner_text()

    return read


@pytest.fixture
def website(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens a page of another origin with this in its head and body."""
    sites: list[OwnPage] = []

    def make(body: str, head: str = "") -> Page:
        text = f"<!doctype html><html lang=en><head><title>Tulips</title>{head}</head><body><h1>Tulips</h1>{body}</body></html>"
        sites.append(OwnPage(text))
        page = contexts().new_page()
        page.goto(sites[-1].address)
        return page

    yield make
    for each in sites:
        each.close()


def shows_the_button(page: Page) -> None:
    expect(page.get_by_role("button", name="Chat with us")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(
    "way", ["Any website", "Tag managers", "Single-page applications", "Shopify", "Subresource Integrity"]
)
def test_the_tag_works_as_printed(way: str, snippets: Callable[[str], str], website: Callable[..., Page]) -> None:
    shows_the_button(website(snippets(way)))


def test_the_tag_with_a_hash_refuses_another_script(snippets: Callable[[str], str], website: Callable[..., Page]) -> None:
    tag = snippets("Subresource Integrity")
    changed = re.sub(r"sha384-.", lambda found: "sha384-" + ("B" if found[0][-1] == "A" else "A"), tag)
    page = website(changed + "<script>addEventListener('error', () => document.title = 'refused', true)</script>")
    page.reload()
    expect(page).to_have_title("refused", timeout=PATIENCE)
    expect(page.locator("foyer-widget")).to_have_count(0)


def test_wordpress_prints_the_tag(snippets: Callable[[str], str], website: Callable[..., Page]) -> None:
    echoed = re.search(r"echo '(.*)';", snippets("WordPress"))
    assert echoed and "'" not in echoed[1], "a quotation mark would end the text"
    shows_the_button(website(echoed[1]))


def test_with_consent_nothing_is_stored_before_it(snippets: Callable[[str], str], website: Callable[..., Page]) -> None:
    page = website(snippets("With consent"))
    shows_the_button(page)
    assert page.evaluate("document.cookie") == ""
    page.evaluate("foyer.consent(true)")
    wait_until(page, HAS_VISITOR)


def test_the_policy_is_enough_and_each_line_is_needed(
    snippets: Callable[[str], str], website: Callable[..., Page]
) -> None:
    policy, tag = snippets("Content-Security-Policy"), snippets("Any website")

    def under(policy: str) -> Page:
        content = html.escape(f"default-src 'none'; base-uri 'none'; {policy}", quote=True)
        return website(tag, f'<meta http-equiv="Content-Security-Policy" content="{content}">')

    page = under(policy)
    shows_the_button(page)
    wait_until(page, HAS_VISITOR)
    page.get_by_role("button", name="Chat with us").click()
    expect(page.get_by_role("dialog", name="Chat", exact=True)).to_be_visible(timeout=PATIENCE)
    for line in policy.splitlines():
        refused: list[str] = []
        page = under(policy.replace(line, ""))
        page.on("console", lambda message, refused=refused: refused.append(message.text))
        page.reload()
        wait_for_words(page, refused, "Content Security Policy")


def wait_for_words(page: Page, said: list[str], words: str) -> None:
    for _ in range(PROMPTLY // 50):
        if any(words in each for each in said):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"nothing about {words} among {said}")


def test_the_calls_work_as_printed(snippets: Callable[[str], str], website: Callable[..., Page]) -> None:
    faults: list[str] = []
    page = website(snippets("Any website"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    shows_the_button(page)
    wait_until(page, HAS_VISITOR)
    for line in snippets("From your own scripts").splitlines():
        call = line.split("//")[0]
        page.evaluate(f"() => {{ {call} }}")
        if "open()" in call:
            expect(page.get_by_role("dialog", name="Chat", exact=True)).to_be_visible(timeout=PATIENCE)
        if "close()" in call:
            expect(page.get_by_role("dialog", name="Chat", exact=True)).to_be_hidden(timeout=PATIENCE)
        if "hide()" in call:
            expect(page.get_by_role("button", name="Chat with us")).to_be_hidden(timeout=PATIENCE)
            page.evaluate("foyer.show()")
            shows_the_button(page)
    assert faults == []


def test_another_widget_can_be_chosen(maria_screen: Console, snippets: Callable[[str], str]) -> None:
    before = snippets("Any website")
    page = maria_screen.page
    page.get_by_label("Widget").select_option(label="Tulip Shop")
    expect(page.get_by_label("Any website", exact=True)).not_to_have_text(before)
    assert snippets("WordPress").count(snippets("Any website")) == 1
    picture(page, "installation")
    page.get_by_label("Widget").select_option(index=0)


def test_a_supervisor_does_not_see_the_page(
    console: Callable[..., Console], add_agent: Callable[[str, str], AgentClient]
) -> None:
    screen = console(add_agent("ida", "supervisor").connect())
    screen.page.goto(screen.server.address + "/admin/installation")
    expect(screen.page.get_by_text("No access")).to_be_visible(timeout=PATIENCE)
