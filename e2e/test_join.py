"""The page of an invitation and of a link for a new password."""

import hashlib
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from foyer_client import BEN, AgentClient
from foyer_server import FoyerServer, on_sqlite
from screen import PATIENCE, Console, picture

pytestmark = on_sqlite  # the links are written into its file

PASSWORD = "five green tulips"
DAY = 86_400_000


@pytest.fixture
def link(server: FoyerServer) -> Callable[..., str]:
    """Writes a link for an agent into the database, as the server would make it."""

    def make(token: str, email: str = BEN, purpose: str = "passwordReset", lasts: int = DAY) -> str:
        now = int(time.time() * 1000)
        with sqlite3.connect(server.data / "foyer.sqlite") as db:
            agent = db.execute("SELECT id FROM agent WHERE email = ?", (email,)).fetchone()[0]
            fingerprint = hashlib.sha256(token.encode()).hexdigest()
            values = (fingerprint, purpose, agent, now, now + lasts)
            db.execute("INSERT INTO one_time_link (fingerprint, purpose, agent, created, expires) VALUES (?, ?, ?, ?, ?)", values)
        return f"{server.address}/join/{token}"

    return make


@pytest.fixture
def page(contexts: Callable[..., BrowserContext]) -> Page:
    return contexts().new_page()


def test_a_new_password_logs_in_here_and_out_elsewhere(
    page: Page, link: Callable[..., str], add_agent: Callable[[str, str], AgentClient], console: Callable[..., Console]
) -> None:
    elsewhere = console(add_agent("nora", "agent").connect()).visitors()
    address = link("reset-of-nora", "nora@demo.example")
    page.goto(address)
    expect(page.get_by_text("nora@demo.example")).to_be_visible(timeout=PATIENCE)
    picture(page, "join-reset")
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_role("button", name="Save and log in").click()
    expect(page.locator(".field-error")).to_contain_text("At least 10 characters")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Save and log in").click()
    expect(page.get_by_role("heading", name="Visitors", exact=True)).to_be_visible(timeout=PATIENCE)
    assert "/join/" not in page.url
    expect(elsewhere.page.get_by_role("button", name="Log in")).to_be_visible(timeout=PATIENCE)

    page.goto(address)
    expect(page.get_by_role("heading", name="This link has already been used")).to_be_visible(timeout=PATIENCE)
    picture(page, "join-used")


def test_an_invitation_welcomes_by_name(page: Page, link: Callable[..., str]) -> None:
    page.goto(link("invitation-of-ben", purpose="invitation"))
    expect(page.get_by_role("heading", name="Welcome, Ben")).to_be_visible(timeout=PATIENCE)
    picture(page, "join-invitation")


def test_a_link_that_is_over_or_unknown_says_so(page: Page, link: Callable[..., str], server: FoyerServer) -> None:
    page.goto(link("late-link", lasts=-1))
    expect(page.get_by_role("heading", name="This link has expired")).to_be_visible(timeout=PATIENCE)
    page.goto(server.address + "/join/guessed")
    expect(page.get_by_role("heading", name="This link is not valid")).to_be_visible(timeout=PATIENCE)
    page.goto(server.address + "/join")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible(timeout=PATIENCE)


def test_guessing_links_is_limited(tmp_path: Path, page: Page) -> None:
    # One of its own: everybody here has the same address, and the others have links to open.
    server = FoyerServer(tmp_path, "guessing").start()
    codes = []
    for number in range(12):
        answer = requests.post(
            server.address + "/api/v1/links/open",
            json={"token": f"guess-{number}"},
            headers={"Origin": server.address},
            timeout=10,
        )
        codes.append(answer.status_code)
    assert codes[-1] == 429 and int(answer.headers["Retry-After"]) > 0
    page.goto(server.address + "/join/guessed")
    expect(page.get_by_role("heading", name="Too many attempts")).to_be_visible(timeout=PATIENCE)
    assert server.stop() == 0
