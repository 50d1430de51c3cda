"""Global Settings > General: the times of the site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from foyer_client import AgentClient
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until


def _open(screen: Console) -> Page:
    screen.page.goto(f"{screen.server.address}/admin/settings")
    expect(screen.page.get_by_role("heading", name="General")).to_be_visible(timeout=PATIENCE)
    expect(screen.page.get_by_role("textbox", name="Leaving", exact=True)).to_be_visible(timeout=PATIENCE)
    return screen.page


@pytest.fixture(autouse=True)
def defaults(maria: AgentClient) -> None:
    """Each test begins with the defaults."""
    answer = maria.request("PUT", "/api/v1/settings", {}, headers={"If-Match": "*"})
    assert answer.status_code == 200, answer.text


def _settings(agent: AgentClient) -> dict:
    return agent.request("GET", "/api/v1/settings").json()


def test_a_change_is_saved_audited_and_can_be_taken_back(maria_screen: Console, maria: AgentClient) -> None:
    page = _open(maria_screen)
    bar = page.get_by_role("group", name="Unsaved changes")
    expect(bar).to_have_count(0)
    picture(page, "settings")
    page.get_by_role("textbox", name="Leaving", exact=True).fill("90")
    page.get_by_role("combobox", name="Leaving: unit").select_option("seconds")
    expect(bar).to_contain_text("1 setting changed", timeout=PROMPTLY)
    picture(page, "settings-changed")
    bar.get_by_role("button", name="Save").click()
    expect(bar).to_have_count(0, timeout=PATIENCE)
    assert _settings(maria)["leaveTime"] == 90_000
    entry = maria.request("GET", "/api/v1/audit-log?actions=changeSettings").json()["entries"][0]
    assert entry["changes"] == [{"field": "leaveTime", "before": "1 min", "after": "90 s"}]

    page.get_by_role("button", name="Leaving: reset to the default, 1 minute").click()
    bar.get_by_role("button", name="Save").click()
    expect(bar).to_have_count(0, timeout=PATIENCE)
    assert _settings(maria)["leaveTime"] == 60_000


@pytest.mark.parametrize("typed", ["", "0", "1.5", "-3", "abc", "99999"])
def test_what_is_not_allowed_is_said_beside_its_field(maria_screen: Console, maria: AgentClient, typed: str) -> None:
    page = _open(maria_screen)
    box = page.get_by_role("textbox", name="Leaving", exact=True)
    box.fill(typed)
    page.get_by_role("group", name="Unsaved changes").get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("5 seconds to 1 hour are allowed", timeout=PROMPTLY)
    expect(box).to_be_focused()
    expect(box).to_have_value(typed)
    assert _settings(maria)["leaveTime"] == 60_000
    page.get_by_role("button", name="Discard").click()
    expect(box).to_have_value("1")


def test_two_administrators_change_the_settings(maria_screen: Console, maria: AgentClient) -> None:
    page = _open(maria_screen)
    page.get_by_role("textbox", name="Leaving", exact=True).fill("2")
    answer = maria.request("PUT", "/api/v1/settings", {"idleTime": 7_200_000}, headers={"If-Match": "*"})
    assert answer.status_code == 200
    bar = page.get_by_role("group", name="Unsaved changes")
    bar.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("changed this after you opened it", timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_contain_text("2 hours")
    picture(page, "settings-conflict")
    assert _settings(maria)["leaveTime"] == 60_000, "nothing is overwritten unasked"
    bar.get_by_role("button", name="Save").click()
    expect(bar).to_have_count(0, timeout=PATIENCE)
    assert _settings(maria)["leaveTime"] == 120_000


def test_agents_have_no_access(ben_screen: Console) -> None:
    ben_screen.page.goto(f"{ben_screen.server.address}/admin/settings")
    expect(ben_screen.page.get_by_text("Your role does not include this page.")).to_be_visible(timeout=PATIENCE)


def test_a_phone_shows_one_column(console: Callable[..., Console], maria: AgentClient) -> None:
    page = _open(console(maria, viewport={"width": 390, "height": 844}))
    wait_until(page, "document.documentElement.scrollWidth <= 390")
    picture(page, "settings-390")
