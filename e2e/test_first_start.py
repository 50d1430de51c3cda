"""From an empty folder to a chat on another website, without a command line: the set-up link, its three steps, one-time links."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from foyer_server import BINARY, POSTGRES, START_DEADLINE, FoyerServer, database_of
from other_site import OwnPage
from screen import PATIENCE, PROMPTLY, picture, wait_until
from test_accessibility import RULES, SETTLED

PASSWORD = "five green tulips"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[FoyerServer]:
    """A server on an empty folder."""
    running = FoyerServer(tmp_path / "data", "first_start", is_demo=False)
    running.has_tables = False
    # Without the demo, the browser of the tests counts as a robot.
    (tmp_path / "robots.txt").write_text("!HeadlessChrome\n")
    running.repeated = [("--robots", str(tmp_path / "robots.txt"))]
    running.start()
    yield running
    assert running.stop() == 0, f"foyer did not stop gracefully; see {running.log}"


@pytest.fixture
def page(contexts: Callable[..., BrowserContext]) -> Page:
    return contexts().new_page()


def printed_link(server: FoyerServer) -> str:
    deadline = time.monotonic() + START_DEADLINE  # it is ready a moment before it prints
    while not (found := re.findall(r"Set up Foyer +(http://\S+/setup/\w+)\n", server.log.read_text())):
        assert time.monotonic() < deadline, server.log.read_text()
        time.sleep(0.02)
    return found[-1]


def command(server: FoyerServer, *words: str, given: str = "") -> subprocess.CompletedProcess:
    line = [str(BINARY), *words, "--data", str(server.data)]
    line += ["--database", database_of(server.data)] if POSTGRES else []
    return subprocess.run(line, input=given, capture_output=True, text=True, timeout=60, check=False)


def become_administrator(page: Page, link: str, name: str = "Ana Lopez") -> None:
    page.goto(link)
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail").fill("ana@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Your website")).to_be_visible(timeout=PATIENCE)


def add_website(page: Page, domain: str = "localhost") -> str:
    """The tag to copy."""
    page.get_by_label("Website address").fill(domain)
    page.get_by_label("Name", exact=True).fill("Tulip Shop")
    page.get_by_title("Blue").click()
    page.get_by_role("button", name="Continue").click()
    tag = page.get_by_label("Tag for your website")
    expect(tag).to_be_visible(timeout=PATIENCE)
    return tag.inner_text()


def site(tag: str) -> OwnPage:
    return OwnPage(f"<!doctype html><html lang=en><title>Tulips</title><body><h1>Tulips</h1>{tag}</body></html>")


def test_from_an_empty_folder_to_a_chat(
    fresh: FoyerServer, page: Page, contexts: Callable[..., BrowserContext]
) -> None:
    become_administrator(page, printed_link(fresh))
    assert page.url == fresh.address + "/setup", "the link has left the address bar"
    website = site(add_website(page))
    expect(page.get_by_text("Waiting for the first visit")).to_be_visible()

    visitor = contexts().new_page()
    visitor.goto(website.address + "/bulbs")
    expect(page.get_by_text("Your website shows the chat")).to_be_visible(timeout=PROMPTLY)
    expect(page.get_by_text(website.address + "/bulbs")).to_be_visible()
    picture(page, "first-start-live")

    page.get_by_role("link", name="Go to Visitors").click()
    expect(page.get_by_role("row").filter(has_text="/bulbs")).to_be_visible(timeout=PATIENCE)
    visitor.get_by_role("button", name="Chat with us").click()
    window = visitor.get_by_role("dialog", name="Chat", exact=True)
    expect(window).to_contain_text("Hello! How can we help?", timeout=PATIENCE)
    window.get_by_role("textbox", name="Message", exact=True).fill("Are the tulips fresh?")
    window.get_by_role("button", name="Send", exact=True).click()
    page.goto(fresh.address + "/console/chats")
    expect(page.get_by_text("Are the tulips fresh?").first).to_be_visible(timeout=PATIENCE)
    website.close()


def test_a_reload_continues_at_the_same_step(fresh: FoyerServer, page: Page) -> None:
    link = printed_link(fresh)
    page.goto(link)
    expect(page.get_by_role("heading", name="Welcome to Foyer")).to_be_visible(timeout=PATIENCE)
    page.reload()
    become_administrator(page, link)
    for address in (link, fresh.address + "/setup"):
        page.goto(address)
        expect(page.get_by_role("heading", name="Your website")).to_be_visible(timeout=PATIENCE)
    tag = add_website(page)
    page.reload()
    expect(page.get_by_label("Tag for your website")).to_have_text(tag, timeout=PATIENCE)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Website address")).to_have_value("localhost")


def test_every_fault_is_beside_its_field(fresh: FoyerServer, page: Page) -> None:
    page.goto(printed_link(fresh))
    page.get_by_role("button", name="Continue").click()
    for words in ("Enter your name.", "Enter your e-mail address.", "Choose a password."):
        expect(page.get_by_text(words)).to_be_visible(timeout=PROMPTLY)
    page.get_by_label("Name", exact=True).fill("Ana")
    page.get_by_label("E-mail").fill("ana")
    page.get_by_label("Password", exact=True).fill("password1234")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Enter an e-mail address, for example")).to_be_visible(timeout=PROMPTLY)
    page.get_by_label("E-mail").fill("ana@example.com")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".field-error")).to_have_text("Weak: easy to guess", timeout=PROMPTLY)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Your website")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("Website address").fill("not a host")
    page.get_by_label("Name", exact=True).fill("Shop")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("This is not the address of a website")).to_be_visible(timeout=PROMPTLY)


def test_the_tag_on_a_host_that_is_not_allowed_is_noticed(
    fresh: FoyerServer, page: Page, contexts: Callable[..., BrowserContext]
) -> None:
    become_administrator(page, printed_link(fresh))
    website = site(add_website(page, "shop.example.com"))
    visitor = contexts().new_page()
    visitor.goto(website.address)
    page.get_by_role("button", name="Allow localhost").click(timeout=PROMPTLY)
    expect(page.get_by_text("Waiting for the first visit")).to_be_visible(timeout=PROMPTLY)
    contexts().new_page().goto(website.address)
    expect(page.get_by_text("Your website shows the chat")).to_be_visible(timeout=PROMPTLY)
    website.close()


def test_the_test_page_shows_the_chat_to_administrators_alone(
    fresh: FoyerServer, page: Page, contexts: Callable[..., BrowserContext]
) -> None:
    become_administrator(page, printed_link(fresh))
    add_website(page, "shop.example.com")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open a test page").click()
    expect(opened.value.get_by_role("button", name="Chat with us")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("The test page shows the chat.")).to_be_visible(timeout=PROMPTLY)

    stranger = contexts().new_page()
    stranger.goto(fresh.address + "/setup/test")
    expect(stranger.get_by_text("Only administrators see the chat")).to_be_visible(timeout=PATIENCE)
    expect(stranger.locator("foyer-widget")).to_have_count(0)


def test_a_proxy_that_is_not_named_is_noticed(fresh: FoyerServer, contexts: Callable[..., BrowserContext]) -> None:
    context = contexts(extra_http_headers={"X-Forwarded-For": "203.0.113.9"})
    page = context.new_page()
    become_administrator(page, printed_link(fresh))
    add_website(page)
    expect(page.get_by_label("Setting for the proxy")).to_have_text("--trusted-proxy 127.0.0.1", timeout=PATIENCE)
    picture(page, "first-start-proxy")


@pytest.mark.parametrize("path", ["/console", "/console/chats", "/admin", "/setup", "/"])
def test_until_the_set_up_every_page_says_how_to_begin(fresh: FoyerServer, path: str) -> None:
    answer = requests.get(fresh.address + path, timeout=10)
    assert "Foyer is not set up yet" in answer.text and "foyer setup-link" in answer.text
    token = printed_link(fresh).split("/")[-1]
    assert token not in answer.text


def test_without_the_link_nothing_can_be_created(fresh: FoyerServer) -> None:
    own = {"Origin": fresh.address}
    person = {"name": "Eve", "email": "eve@example.com", "password": PASSWORD}
    for token in ("", "guessed", printed_link(fresh).split("/")[-1][:-1]):
        answer = requests.post(fresh.address + "/api/v1/setup", json=person | {"token": token}, headers=own, timeout=10)
        assert answer.status_code in (400, 404, 422), answer.text
    website = {"domain": "evil.example", "name": "Evil", "accent": "#000000"}
    for method, path, body in (("PUT", "/setup/website", website), ("GET", "/setup", None), ("GET", "/bans", None)):
        answer = requests.request(method, f"{fresh.address}/api/v1{path}", json=body, headers=own, timeout=10)
        assert answer.status_code == 401, answer.text
    foreign = requests.post(
        fresh.address + "/api/v1/setup",
        json=person | {"token": printed_link(fresh).split("/")[-1]},
        headers={"Origin": "https://evil.example"},
        timeout=10,
    )
    assert foreign.status_code == 403
    assert "There are no agents yet" in command(fresh, "agents").stdout


def test_the_command_prints_a_new_link_and_voids_the_old_one(fresh: FoyerServer, page: Page) -> None:
    old = printed_link(fresh)
    done = command(fresh, "setup-link")
    assert done.returncode == 0, done.stderr
    new = re.search(r"http://\S+/setup/\w+", done.stdout)[0]
    assert new.startswith(fresh.address) and new != old
    page.goto(old)
    expect(page.get_by_role("heading", name="This link is not valid")).to_be_visible(timeout=PATIENCE)
    picture(page, "first-start-invalid")
    become_administrator(page, new)
    again = command(fresh, "setup-link")
    assert again.returncode == 1 and "set up already" in again.stderr


def test_of_two_who_open_the_link_one_wins_and_the_other_is_told(
    fresh: FoyerServer, contexts: Callable[..., BrowserContext]
) -> None:
    link = printed_link(fresh)
    first, second = contexts().new_page(), contexts().new_page()
    for each in (first, second):
        each.goto(link)
        each.get_by_label("Name", exact=True).fill("Ana")
        each.get_by_label("E-mail").fill("ana@example.com")
        each.get_by_label("Password", exact=True).fill(PASSWORD)
    first.get_by_role("button", name="Continue").click()
    expect(first.get_by_role("heading", name="Your website")).to_be_visible(timeout=PATIENCE)
    second.get_by_role("button", name="Continue").click()
    expect(second.get_by_role("heading", name="Foyer is set up already")).to_be_visible(timeout=PATIENCE)
    second.get_by_role("link", name="Log in").click()
    expect(second.get_by_role("button", name="Log in")).to_be_visible(timeout=PATIENCE)


def test_the_token_is_in_no_log_and_goes_to_no_other_site(fresh: FoyerServer, page: Page) -> None:
    link = printed_link(fresh)
    token = link.split("/")[-1]
    lines = fresh.log.read_text().count(token)
    answer = requests.get(link, timeout=10)
    assert answer.headers["Referrer-Policy"] == "no-referrer" and answer.headers["Cache-Control"] == "no-store"
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers.get('referer', '')}"))
    become_administrator(page, link)
    assert [each for each in sent if token in each] == [f"{link} "]
    assert fresh.log.read_text().count(token) == lines == 1


def test_add_agent_sets_up_as_well(fresh: FoyerServer, page: Page) -> None:
    words = ["add-agent", "--name", "Ana", "--email", "ana@example.com", "--role", "administrator", "--domain", "localhost"]
    done = command(fresh, *words, given=PASSWORD + "\n")
    assert done.returncode == 0, done.stderr
    page.goto(fresh.address + "/console")
    expect(page.get_by_role("button", name="Log in")).to_be_visible(timeout=PATIENCE)
    page.goto(printed_link(fresh))
    page.get_by_label("Name", exact=True).fill("Eve")
    page.get_by_label("E-mail").fill("eve@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Foyer is set up already")).to_be_visible(timeout=PATIENCE)


def test_the_check_list_follows_what_is_done_and_can_be_closed(
    fresh: FoyerServer, page: Page, contexts: Callable[..., BrowserContext]
) -> None:
    become_administrator(page, printed_link(fresh))
    page.goto(fresh.address + "/console/visitors")
    steps = page.get_by_role("list").filter(has=page.get_by_text("Add your website")).get_by_role("listitem")
    expect(steps).to_have_count(4, timeout=PATIENCE)
    expect(steps.filter(has_text="Not done yet")).to_have_count(4)
    picture(page, "check-list-begin")
    page.get_by_role("link", name="Add it now").click()
    website = site(add_website(page))
    page.goto(fresh.address + "/console/visitors")
    expect(steps.nth(0)).to_contain_text("Done", timeout=PATIENCE)
    visitor = contexts().new_page()
    visitor.goto(website.address)
    expect(page.get_by_role("row").filter(has_text="Tulips")).to_be_visible(timeout=PATIENCE)

    page.goto(fresh.address + "/setup")
    expect(page.get_by_text("Your website shows the chat")).to_be_visible(timeout=PATIENCE)
    website.close()


def test_a_closed_check_list_stays_closed(fresh: FoyerServer, page: Page) -> None:
    become_administrator(page, printed_link(fresh))
    page.goto(fresh.address + "/console/visitors")
    page.get_by_role("button", name="Close this list").click(timeout=PATIENCE)
    expect(page.get_by_text("No visitors online")).to_be_visible(timeout=PROMPTLY)
    page.reload()
    expect(page.get_by_text("No visitors online")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("A few steps until the first chat")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_step_has_a_good_picture(
    fresh: FoyerServer, contexts: Callable[..., BrowserContext], scheme: str, size: str, language: str
) -> None:
    options = {"color_scheme": scheme, "locale": language} | ({"viewport": PHONE} if size == "phone" else {})
    page = contexts(**options).new_page()
    name = f"first-start-{scheme}-{size}-{language}"
    page.goto(fresh.address + "/console")
    picture(page, f"{name}-begin")
    page.goto(printed_link(fresh))
    fields = page.locator("input")
    expect(fields.nth(2)).to_be_visible(timeout=PATIENCE)
    fields.nth(0).fill("Ana Lopez")
    fields.nth(1).fill("ana@example.com")
    fields.nth(2).fill(PASSWORD)
    _settled(page, f"{name}-you")
    page.locator("button[type=submit]").click()
    page.locator("input[name=domain]").fill("shop.example.com")
    page.locator("input[name=website]").fill("Tulip Shop")
    _settled(page, f"{name}-website")
    page.locator("button[type=submit]").click()
    expect(page.locator(".setup-arrival")).to_be_visible(timeout=PATIENCE)
    _settled(page, f"{name}-live")


def _settled(page: Page, name: str) -> None:
    """A picture of a page that fits its width, and in which axe finds nothing."""
    wait_until(page, SETTLED)
    wait_until(page, "document.documentElement.scrollWidth <= innerWidth")
    picture(page, name)
    violations = Axe().run(page, options=RULES).response["violations"]
    assert not violations, [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in violations]
