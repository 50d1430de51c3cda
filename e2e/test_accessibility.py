"""Every screen, light and dark, meets WCAG 2.2 AA as far as axe can check it."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from screen import PATIENCE, Console, Shop, picture, wait_until
from stages import COLUMNS, Agents

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}

SETTLED = """
document.getAnimations({ subtree: true })
  .every((each) => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)
"""

Check = Callable[[Page, str], None]

scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture
def check() -> Iterator[Check]:
    """Checks a page in its current state; the test fails at its end with all violations and their elements."""
    faults: dict[str, str] = {}

    def look(page: Page, name: str) -> None:
        # Elements that fade in are half transparent, which is not a fault of their colours.
        wait_until(page, SETTLED)
        picture(page, name)
        for violation in Axe().run(page, options=RULES).response["violations"]:
            for node in violation["nodes"]:
                fault = f"{violation['id']}: {node['html'][:160]}\n    {node['failureSummary'][:300]}"
                faults.setdefault(fault, name)

    yield look
    assert not faults, "\n".join(f"{name}: {fault}" for fault, name in faults.items())


@scheme
def test_the_log_in(check: Check, scheme: str, contexts: Callable, server: object) -> None:
    page = contexts(color_scheme=scheme).new_page()
    page.goto(server.address + "/console")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Enter your password")).to_be_visible(timeout=PATIENCE)
    check(page, f"log-in-{scheme}")


@scheme
def test_the_visitors_page(
    check: Check,
    scheme: str,
    console: Callable[..., Console],
    agents: Agents,
    visitor: Callable,
    shop: Callable[..., Shop],
) -> None:
    everybody = [agents.bring(visitor(), column) for column in COLUMNS]
    screen = console(agents.maria, color_scheme=scheme).visitors()
    for somebody in everybody:
        expect(screen.row(somebody.id)).to_be_visible(timeout=PATIENCE)
    check(screen.page, f"visitors-{scheme}")

    screen.press(everybody[1].id, "Visitor Info")
    expect(screen.info.locator(".facts-four")).to_be_visible(timeout=PATIENCE)
    check(screen.page, f"visitors-info-{scheme}")

    screen.page.get_by_role("button", name="Columns").click()
    check(screen.page, f"visitors-columns-{scheme}")
    screen.page.keyboard.press("Escape")

    for action, dialog in (("Invite", "Invite visitor"), ("Ban", "Ban visitor")):
        screen.press(everybody[0].id, action)
        expect(screen.dialog(dialog)).to_be_visible()
        if action == "Ban":
            screen.dialog(dialog).get_by_role("checkbox", name="IP address").check(timeout=PATIENCE)
        check(screen.page, f"dialog-{action.lower()}-{scheme}")
        screen.dialog(dialog).get_by_role("button", name="Cancel").click()

    screen.page.get_by_role("searchbox").fill("nobody has this name")
    expect(screen.page.get_by_text("No matches")).to_be_visible(timeout=PATIENCE)
    check(screen.page, f"visitors-none-{scheme}")


@scheme
@pytest.mark.parametrize(
    "column", ["chatting, mine", "chatting, other's", "with flow", "with bot", "waiting", "end"]
)
def test_the_chats_page(
    check: Check, column: str, scheme: str, console: Callable[..., Console], agents: Agents, visitor: Callable
) -> None:
    somebody = agents.bring(visitor(), column)
    chat = somebody.chat["id"]
    if column == "chatting, mine":
        agents.maria.do("send", chat=chat, draft=f"a-{scheme}", text="See https://example.org/size")
        agents.maria.do("send", chat=chat, draft=f"b-{scheme}", text="Wants a discount", note=True)
    screen = console(agents.maria, color_scheme=scheme)
    watch = {"chatting, other's": "Monitor", "with flow": "Join", "with bot": "Monitor"}
    if column in watch:
        screen.visitors().press(somebody.id, watch[column])
    else:
        screen.chats(chat)
    expect(screen.window).to_be_visible(timeout=PATIENCE)
    expect(screen.bubbles.first).to_be_visible(timeout=PATIENCE)
    check(screen.page, f"chats-{column.replace(', ', '-').replace(' ', '-')}-{scheme}")
    if column == "chatting, mine":
        for button in ("Transfer", "End chat"):
            screen.window.get_by_role("button", name=button).click()
            expect(screen.page.get_by_role("dialog")).to_be_visible()
            check(screen.page, f"dialog-{button.lower().replace(' ', '-')}-{scheme}")
            screen.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()


@scheme
def test_my_widgets(check: Check, scheme: str, console: Callable[..., Console], agents: Agents, server: object) -> None:
    page = console(agents.maria, color_scheme=scheme).page
    page.goto(server.address + "/admin/widgets")
    row = page.get_by_role("row").filter(has_text="Tulip Shop")
    expect(row).to_be_visible(timeout=PATIENCE)
    check(page, f"my-widgets-{scheme}")
    row.get_by_role("button", name="Actions for Tulip Shop").click()
    check(page, f"my-widgets-menu-{scheme}")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add widget").click()
    check(page, f"my-widgets-add-{scheme}")
    page.keyboard.press("Escape")

    row.get_by_role("link", name="Tulip Shop").click()
    page.get_by_role("textbox", name="Color", exact=True).fill("#ffff00")
    page.get_by_role("textbox", name="Title", exact=True).fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("1 field needs a correction:")).to_be_visible(timeout=PATIENCE)
    expect(page.frame_locator("iframe[title=Preview]").get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
    check(page, f"widget-editor-{scheme}")
    page.get_by_role("button", name="Discard").click()


@scheme
def test_the_ban_list(
    check: Check, scheme: str, console: Callable[..., Console], agents: Agents, visitor: Callable
) -> None:
    screen = console(agents.maria, color_scheme=scheme).ban_list()
    for tab in ("Banned IPs", "Banned Visitors"):
        screen.page.get_by_role("tab", name=tab).click()
        check(screen.page, f"ban-list-{tab.split()[1].lower()}-{scheme}")
    somebody = agents.bring(visitor(), "in site")
    agents.maria.do("ban", somebody.id, byVisitor=True, byAddress=False, comment="Sells watches")
    screen.ban_list()
    row = screen.page.get_by_role("row", name=somebody.id)
    expect(row).to_be_visible(timeout=PATIENCE)
    row.get_by_role("button", name="Edit").click()
    check(screen.page, f"ban-edit-{scheme}")
    screen.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    row.get_by_role("button", name="Remove").click()
    check(screen.page, f"ban-remove-{scheme}")
    screen.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    screen.page.get_by_role("button", name="Import", exact=True).click()
    expect(screen.dialog("Import bans")).to_be_visible(timeout=PATIENCE)
    check(screen.page, f"ban-import-{scheme}")


@scheme
def test_the_audit_log(check: Check, scheme: str, console: Callable[..., Console], agents: Agents) -> None:
    screen = console(agents.maria, color_scheme=scheme)
    page = screen.page
    page.goto(screen.server.address + "/admin/audit-log")
    details = page.get_by_role("button", name="Details: Logged in").first
    expect(details).to_be_visible(timeout=PATIENCE)
    check(page, f"audit-log-{scheme}")
    details.click()
    expect(page.get_by_role("dialog", name="Audit Log entry")).to_be_visible(timeout=PATIENCE)
    check(page, f"audit-log-entry-{scheme}")


@scheme
def test_the_settings(check: Check, scheme: str, console: Callable[..., Console], agents: Agents) -> None:
    screen = console(agents.maria, color_scheme=scheme)
    page = screen.page
    page.goto(screen.server.address + "/admin/settings")
    box = page.get_by_role("textbox", name="Leaving", exact=True)
    expect(box).to_be_visible(timeout=PATIENCE)
    check(page, f"settings-{scheme}")
    box.fill("0")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
    check(page, f"settings-wrong-{scheme}")


@scheme
def test_the_installation_page(check: Check, scheme: str, console: Callable[..., Console], agents: Agents) -> None:
    page = console(agents.maria, color_scheme=scheme).page
    page.goto(agents.maria.server.address + "/admin/installation")
    expect(page.get_by_label("Subresource Integrity", exact=True)).to_be_visible(timeout=PATIENCE)
    check(page, f"installation-{scheme}")


@scheme
def test_agents_roles_and_the_own_account(
    check: Check, scheme: str, console: Callable[..., Console], agents: Agents
) -> None:
    screen = console(agents.maria, color_scheme=scheme)
    page = screen.page
    for place, table in (("/admin/agents", "Agents"), ("/admin/roles", "Roles"), ("/console/account", "Sessions")):
        page.goto(screen.server.address + place)
        expect(page.get_by_role("table", name=table)).to_be_visible(timeout=PATIENCE)
        check(page, f"{table.lower()}-{scheme}")
    page.goto(screen.server.address + "/admin/agents")
    page.get_by_role("button", name="Edit Ben").click(timeout=PATIENCE)
    check(page, f"agent-edit-{scheme}")
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    page.goto(screen.server.address + "/admin/roles")
    page.get_by_role("button", name="Copy Supervisor").click(timeout=PATIENCE)
    check(page, f"role-edit-{scheme}")


@scheme
def test_the_widget(check: Check, scheme: str, shop: Callable[..., Shop], agents: Agents) -> None:
    visitor = shop(color_scheme=scheme)
    agents.bring(visitor, "in site")
    check(visitor.page, f"shop-closed-{scheme}")
    agents.maria.do("invite", visitor.id, text="May I help you choose a size?")
    expect(visitor.invitation).to_be_visible(timeout=PATIENCE)
    check(visitor.page, f"shop-invitation-{scheme}")
    visitor.answer()
    visitor.say("Yes, please: which is the widest?")
    chat = agents.maria.see(visitor.id)["chat"]
    agents.maria.do("send", chat=chat, draft=f"w-{scheme}", text="The Polder Clog")
    visitor.expect_says("The Polder Clog")
    check(visitor.page, f"shop-open-{scheme}")
    visitor.window.get_by_role("button", name="End chat").click()
    check(visitor.page, f"shop-end-question-{scheme}")


@scheme
@pytest.mark.parametrize("column", ["with flow", "with bot", "waiting", "refused by agent"])
def test_the_widget_with_others(
    check: Check, column: str, scheme: str, shop: Callable[..., Shop], agents: Agents
) -> None:
    visitor = shop(color_scheme=scheme)
    agents.bring(visitor, column)
    visitor.open_window()
    expect(visitor.bubbles.first).to_be_visible(timeout=PATIENCE)
    check(visitor.page, f"shop-{column.replace(' ', '-')}-{scheme}")


@scheme
def test_chat_queues(check: Check, scheme: str, console: Callable[..., Console], agents: Agents) -> None:
    screen = console(agents.maria, color_scheme=scheme)
    page = screen.page
    page.goto(screen.server.address + "/admin/queues")
    expect(page.get_by_role("row", name="Support")).to_be_visible(timeout=PATIENCE)
    check(page, f"queues-{scheme}")
    page.get_by_role("button", name="Delete Support").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page, f"queue-remove-{scheme}")
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    page.get_by_role("link", name="Support").click()
    page.get_by_label("This queue has office hours").check()
    page.get_by_role("button", name="Add exception").click()
    expect(page.get_by_role("complementary", name="What this means")).to_contain_text(" now", timeout=PATIENCE)
    check(page, f"queue-editor-{scheme}")
    page.get_by_role("button", name="Discard").click()
