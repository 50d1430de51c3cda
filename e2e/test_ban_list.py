"""The Ban List: the banned visitor, undoing a removal, and the phone layout."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from foyer_client import AgentClient, VisitorClient
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until


def test_a_ban_can_be_undone_at_once(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    screen = maria_screen.visitors()
    screen.press(anna.id, "Ban")
    screen.dialog("Ban visitor").get_by_role("button", name="Confirm").click()
    undo = screen.toasts.get_by_role("button", name="Undo")
    expect(undo).to_be_visible(timeout=PROMPTLY)
    picture(screen.page, "ban-undo")
    undo.click()
    expect(screen.toasts).to_contain_text("no longer banned", timeout=PROMPTLY)
    bans = maria.request("GET", "/api/v1/bans?kind=visitor").json()["bans"]
    assert not [ban for ban in bans if ban["value"] == anna.id]


def test_an_agent_without_the_permission_is_not_offered_to_undo_a_ban(
    ben_screen: Console, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    screen = ben_screen.visitors()
    screen.press(anna.id, "Ban")
    screen.dialog("Ban visitor").get_by_role("button", name="Confirm").click()
    expect(screen.toasts).to_contain_text("is banned", timeout=PROMPTLY)
    expect(screen.toasts.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_ban_shows_the_name_at_that_time_and_the_earlier_chats(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    anna.say("Buy my watches")
    maria.wait_status(anna.id, "waitingForChat")
    name = maria_screen.visitors().name(anna.id)
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="Sells watches")
    screen = maria_screen.ban_list()
    row = screen.page.get_by_role("row").filter(has_text=anna.id)
    expect(row).to_contain_text(name, timeout=PATIENCE)
    row.get_by_role("button", name=f"Earlier chats of {name}").click()
    dialog = screen.dialog(f"Earlier chats of {name}")
    expect(dialog).to_contain_text("Buy my watches", timeout=PATIENCE)
    dialog.get_by_role("button", name="Close").click()
    picture(screen.page, "ban-list")

    screen.page.get_by_role("searchbox", name="Search").fill("watches")
    expect(screen.page).to_have_url(f"{screen.server.address}/admin/ban-list?q=watches")
    screen.page.reload()
    expect(screen.page.get_by_role("searchbox", name="Search")).to_have_value("watches", timeout=PATIENCE)
    expect(row).to_be_visible(timeout=PATIENCE)


def test_a_phone_shows_cards_with_all_buttons(
    console: Callable[..., Console], maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="Wrote rude things")
    page = console(maria, viewport={"width": 390, "height": 844}).ban_list().page
    row = page.get_by_role("row").filter(has_text=anna.id)
    row.scroll_into_view_if_needed()
    for button in ("Edit", "Remove"):
        expect(row.get_by_role("button", name=f"{button} {anna.id}")).to_be_in_viewport(ratio=1, timeout=PATIENCE)
    wait_until(page, "document.documentElement.scrollWidth <= 390")
    picture(page, "ban-list-390")


def test_two_administrators_edit_the_same_ban(
    add_agent: Callable[[str, str], AgentClient],
    maria_screen: Console,
    maria: AgentClient,
    console: Callable[..., Console],
    visitor: Callable[..., VisitorClient],
) -> None:
    anna = visitor().arrive()
    maria.do("ban", anna.id, byVisitor=True, byAddress=False, comment="Rude")
    screen, other = maria_screen.ban_list(), console(add_agent("olga", "administrator")).ban_list()
    for each in (screen, other):
        edit = each.page.get_by_role("row").filter(has_text=anna.id).get_by_role("button", name=f"Edit {anna.id}")
        edit.click(timeout=PATIENCE)

    theirs = other.dialog("Edit ban")
    theirs.get_by_role("textbox", name="Comment").fill("Olga's reason")
    theirs.get_by_role("button", name="Save").click()
    expect(theirs).to_have_count(0, timeout=PATIENCE)

    mine = screen.dialog("Edit ban")
    comment = mine.get_by_role("textbox", name="Comment")
    comment.fill("Maria's reason")
    mine.get_by_role("button", name="Save").click()
    expect(mine.get_by_role("alert")).to_contain_text("Olga changed this after you opened it", timeout=PATIENCE)
    expect(mine.get_by_role("alert")).to_contain_text("Olga's reason")
    expect(comment).to_have_value("Maria's reason")
    picture(screen.page, "ban-conflict")
    assert _comment(maria, anna) == "Olga's reason", "nothing is overwritten unasked"

    mine.get_by_role("button", name="Use Olga's version").click()
    expect(comment).to_have_value("Olga's reason")
    expect(mine.get_by_role("alert")).to_have_count(0)
    comment.fill("Maria's reason after all")
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine).to_have_count(0, timeout=PATIENCE)
    row = screen.page.get_by_role("row").filter(has_text=anna.id)
    expect(row).to_contain_text("Maria's reason after all", timeout=PATIENCE)

    # The other administrator's list is outdated: she sees the conflict, and saves over it deliberately.
    other.page.get_by_role("row").filter(has_text=anna.id).get_by_role("button", name=f"Edit {anna.id}").click()
    theirs.get_by_role("textbox", name="Comment").fill("Olga insists")
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.get_by_role("alert")).to_contain_text("Maria changed this", timeout=PATIENCE)
    theirs.get_by_role("button", name="Save mine anyway").click()
    expect(theirs).to_have_count(0, timeout=PATIENCE)
    assert _comment(maria, anna) == "Olga insists"


def _comment(agent: AgentClient, visitor: VisitorClient) -> str:
    bans = agent.request("GET", "/api/v1/bans?kind=visitor").json()["bans"]
    return next(ban["comment"] for ban in bans if ban["value"] == visitor.id)


def test_a_file_is_tried_before_it_is_imported(maria_screen: Console, maria: AgentClient, tmp_path: Path) -> None:
    table = tmp_path / "bans.csv"
    table.write_text("value,comment\n198.51.100.7,Spam\n198.51.100.7,Again\nnobody,x\n10.0.0.0/8,Inside\n")
    screen = maria_screen.ban_list()
    screen.page.get_by_role("button", name="Import", exact=True).click()
    dialog = screen.dialog("Import bans")
    dialog.get_by_label("CSV file").set_input_files(table)
    expect(dialog.get_by_role("status")).to_contain_text("1 row can be imported", timeout=PATIENCE)
    expect(dialog.get_by_role("status")).to_contain_text("1 row is banned already")
    refused = dialog.get_by_role("row")
    expect(refused.filter(has_text="nobody")).to_contain_text("Not an IP address, range or visitor ID.")
    expect(refused.filter(has_text="10.0.0.0/8")).to_contain_text("Includes private addresses.")
    picture(screen.page, "ban-import")
    assert not _banned(maria, "198.51.100.7"), "nothing is banned by a try"
    dialog.get_by_role("button", name="Import 1 ban").click()
    expect(screen.toasts).to_contain_text("1 ban imported", timeout=PATIENCE)
    assert _banned(maria, "198.51.100.7")

    screen.page.get_by_role("button", name="Import", exact=True).click()
    dialog.get_by_label("CSV file").set_input_files(table)
    expect(dialog.get_by_role("status")).to_contain_text("2 rows are banned already", timeout=PATIENCE)
    expect(dialog.get_by_role("button", name="Import", exact=True)).to_be_disabled()
    dialog.get_by_role("button", name="Cancel").click()


def test_an_export_can_be_imported_again(maria_screen: Console, maria: AgentClient) -> None:
    answer = maria.request("POST", "/api/v1/bans", {"cidr": "198.51.100.64/28", "comment": '=1+1, "quoted"'})
    assert answer.status_code == 201
    screen = maria_screen.ban_list()
    screen.page.get_by_role("tab", name="Banned IPs").click()
    with screen.page.expect_download(timeout=PATIENCE) as download:
        screen.page.get_by_role("link", name="Export CSV").click()
    table = download.value.path().read_bytes()
    assert b"'=1+1" in table
    maria.request("DELETE", f"/api/v1/bans/{answer.json()['id']}")
    done = maria.session.post(
        f"{maria.server.address}/api/v1/bans/import?commit=true", data=table, timeout=PATIENCE
    ).json()
    assert done["accepted"] == 1 and done["refusedCount"] == 0
    assert _banned(maria, "198.51.100.64 – 198.51.100.79")[0]["comment"] == '=1+1, "quoted"'


def test_the_form_shows_whom_a_ban_would_affect_now(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    maria.wait_status(anna.id, "inSite")
    before = len(maria.request("GET", "/api/v1/bans").json()["bans"])
    screen = maria_screen.ban_list()
    screen.page.get_by_role("tab", name="Banned IPs").click()
    screen.page.get_by_role("button", name="Ban IPs").click()
    strip = screen.page.get_by_role("region", name="Effect now")
    start = screen.dialog("Ban IPs").get_by_role("textbox", name="Start IP")
    start.fill("127.0.0.1")
    expect(strip.locator("[data-met]")).not_to_have_count(0, timeout=PATIENCE)
    picture(screen.page, "ban-preview")
    start.fill("203.0.113.0/24")
    expect(strip).to_contain_text("0 visitors affected", timeout=PATIENCE)
    expect(strip).to_contain_text("IP is below the range")
    # somebody who leaves is no longer counted: the strip is live
    start.fill("127.0.0.1")
    expect(strip).to_contain_text("affected", timeout=PATIENCE)
    screen.dialog("Ban IPs").get_by_role("button", name="Cancel").click()
    assert len(maria.request("GET", "/api/v1/bans").json()["bans"]) == before, "nothing is written"


def _banned(agent: AgentClient, value: str) -> list[dict]:
    bans = agent.request("GET", "/api/v1/bans?count=500").json()["bans"]
    return [ban for ban in bans if ban["value"] == value]
