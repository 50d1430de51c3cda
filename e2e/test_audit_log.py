"""The Audit Log: who did what, its filters, its details, its export."""

import csv
import io
from collections.abc import Callable

from playwright.sync_api import expect

from foyer_client import AgentClient, VisitorClient
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until


def _log(agent: AgentClient, **query: str) -> list[dict]:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return agent.request("GET", f"/api/v1/audit-log?{words}").json()["entries"]


def _open(screen: Console, query: str = "") -> Console:
    screen.page.goto(f"{screen.server.address}/admin/audit-log{query}")
    expect(screen.page.get_by_role("heading", name="Audit Log")).to_be_visible(timeout=PATIENCE)
    return screen


def test_what_agents_do_is_shown_with_names_and_details(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="Sells watches")
    screen = _open(maria_screen)
    row = screen.page.get_by_role("row").filter(has_text="Sells watches")
    expect(row).to_contain_text("Banned", timeout=PATIENCE)
    expect(row).to_contain_text("Maria")
    expect(row).to_contain_text(anna.id)
    picture(screen.page, "audit-log")

    row.get_by_role("button", name="Details: Banned, Maria").click()
    details = screen.dialog("Audit Log entry")
    expect(details).to_contain_text("Sells watches")
    expect(details.get_by_role("row").filter(has_text="Expiry")).to_contain_text("never")
    picture(screen.page, "audit-log-entry")
    details.get_by_role("button", name="Show everything about this subject").click()
    expect(details).to_have_count(0)
    expect(screen.page.get_by_role("row")).to_have_count(2, timeout=PATIENCE)
    screen.page.get_by_role("button", name="Show all subjects").click()
    expect(screen.page.get_by_role("row").filter(has_text="Logged in").first).to_be_visible(timeout=PATIENCE)


def test_filters_stay_in_the_address_and_can_be_cleared(maria_screen: Console, maria: AgentClient) -> None:
    screen = _open(maria_screen)
    page = screen.page
    page.get_by_role("combobox", name="Action").select_option(label="Log-ins and access")
    expect(page.get_by_role("row").filter(has_text="Logged in").first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("row").filter(has_text="Banned")).to_have_count(0, timeout=PATIENCE)
    expect(page).to_have_url(f"{screen.server.address}/admin/audit-log?actions=access")
    page.reload()
    expect(page.get_by_role("combobox", name="Action")).to_have_value("access", timeout=PATIENCE)

    page.get_by_label("Until").fill("2001-01-01")
    expect(page.get_by_text("No entries match these filters.")).to_be_visible(timeout=PATIENCE)
    picture(page, "audit-log-empty")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_role("row").filter(has_text="Logged in").first).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(f"{screen.server.address}/admin/audit-log")


def test_older_entries_are_on_the_next_page(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    maria.wait_status(anna.id, "inSite")
    for _ in range(30):
        maria.do("capture", anna.id, reason="again")
        maria.do("release", anna.id)
    screen = _open(maria_screen, "?actions=visitors")
    rows = screen.page.get_by_role("row")
    expect(rows).to_have_count(51, timeout=PATIENCE)
    screen.page.get_by_role("button", name="Next page").click()
    expect(rows).to_have_count(11, timeout=PATIENCE)
    expect(screen.page.get_by_role("button", name="Next page")).to_be_disabled()
    screen.page.get_by_role("button", name="Previous page").click()
    expect(rows).to_have_count(51, timeout=PATIENCE)


def test_the_export_is_what_the_filters_show_and_no_formula(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    formula = '=HYPERLINK("http://x.example","a, b")'
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment=formula)
    screen = _open(maria_screen, "?actions=bans")
    with screen.page.expect_download(timeout=PATIENCE) as download:
        screen.page.get_by_role("link", name="Export CSV").click()
    assert download.value.suggested_filename == "audit-log.csv"
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text())))
    assert {row["action"] for row in rows} <= {"ban", "changeBan", "removeBan", "importBans"}
    assert rows[0]["remark"] == "'" + formula
    assert all(not field.startswith(("=", "+", "-", "@")) for row in rows for field in row.values())
    assert _log(maria, actions="export")[0]["subject"]["kind"] == "auditLog"


def test_a_refusal_is_recorded_once(ben: AgentClient, maria: AgentClient) -> None:
    for _ in range(5):
        assert ben.request("GET", "/api/v1/audit-log").status_code == 403
    refusals = [entry for entry in _log(maria, actions="refuse") if entry["subject"]["id"] == "seeAuditLog"]
    assert len(refusals) == 1
    assert refusals[0]["by"] == {"is": "agent", "agent": ben.me["id"], "name": "Ben"}


def test_an_agent_has_no_access(ben_screen: Console) -> None:
    ben_screen.page.goto(f"{ben_screen.server.address}/admin/audit-log")
    expect(ben_screen.page.get_by_text("Your role does not include this page.")).to_be_visible(timeout=PATIENCE)


def test_a_phone_shows_cards(console: Callable[..., Console], maria: AgentClient) -> None:
    page = _open(console(maria, viewport={"width": 390, "height": 844})).page
    expect(page.get_by_role("row").first).to_be_visible(timeout=PATIENCE)
    wait_until(page, "document.documentElement.scrollWidth <= 390")
    expect(page.get_by_role("combobox", name="Agent")).to_be_visible(timeout=PROMPTLY)
    picture(page, "audit-log-390")
