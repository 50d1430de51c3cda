"""Admin Console > Agents, and one's own account: invite, limit, deactivate, change the password."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from foyer_client import PASSWORDS, AgentClient
from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, Console, picture

PASSWORD = "nine tulips in a row"


def open_agents(screen: Console) -> Page:
    screen.page.goto(screen.server.address + "/admin/agents")
    expect(screen.page.get_by_role("table", name="Agents")).to_be_visible(timeout=PATIENCE)
    return screen.page


def invite(page: Page, name: str, email: str, role: str = "Agent") -> str:
    """Invites an agent on the page; returns the link."""
    page.get_by_role("button", name="Add agent").click()
    dialog = page.get_by_role("dialog", name="Add agent")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("E-mail", exact=True).fill(email)
    dialog.get_by_label("Role", exact=True).select_option(label=role)
    dialog.get_by_role("button", name="Add and create link").click()
    made = page.get_by_role("dialog", name=f"Invite {name}")
    expect(made).to_be_visible(timeout=PATIENCE)
    link = made.get_by_label("Link", exact=True).input_value()
    picture(page, "agent-invited")
    made.get_by_role("button", name="Done").click()
    return link


def join(server: FoyerServer, link: str, email: str) -> AgentClient:
    """Chooses a password by the link, and logs in."""
    import requests

    answer = requests.post(
        server.address + "/api/v1/links/use",
        json={"token": link.rsplit("/", 1)[1], "password": PASSWORD},
        headers={"Origin": server.address},
        timeout=PATIENCE / 1_000,
    )
    assert answer.status_code == 200, answer.text
    PASSWORDS[email] = PASSWORD
    return AgentClient(server, email)


def test_an_invited_agent_joins_and_sees_what_the_role_permits(
    maria_screen: Console, server: FoyerServer, console: Callable[..., Console]
) -> None:
    page = open_agents(maria_screen)
    link = invite(page, "Nora Weiss", "nora@demo.example", "Auditor")
    row = page.get_by_role("row").filter(has_text="nora@demo.example")
    expect(row).to_contain_text("Invited", timeout=PROMPTLY)

    nora = join(server, link, "nora@demo.example")

    page.reload()
    expect(row).to_contain_text("Offline", timeout=PATIENCE)
    screen = console(nora)
    screen.page.goto(server.address + "/admin/agents")
    expect(screen.page.get_by_role("row").filter(has_text="nora@demo.example")).to_contain_text(
        "you", timeout=PATIENCE
    )
    # An auditor reads only.
    expect(screen.page.get_by_role("button", name="Add agent")).to_have_count(0)
    expect(screen.page.get_by_role("button", name="Edit Nora Weiss")).to_have_count(0)
    assert nora.request("POST", "/api/v1/agents", {"name": "X", "email": "x@demo.example"}).status_code == 403


def test_a_wrong_field_is_named_beside_it(maria_screen: Console) -> None:
    page = open_agents(maria_screen)
    page.get_by_role("button", name="Add agent").click()
    dialog = page.get_by_role("dialog", name="Add agent")
    dialog.get_by_role("button", name="Add and create link").click()
    expect(dialog.get_by_text("Enter a name.")).to_be_visible()
    dialog.get_by_label("Name", exact=True).fill("Second Ben")
    dialog.get_by_label("E-mail", exact=True).fill("BEN@demo.example")
    dialog.get_by_role("button", name="Add and create link").click()
    field = dialog.get_by_label("E-mail", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true", timeout=PROMPTLY)
    expect(dialog.get_by_role("alert")).to_contain_text("Already in use")
    dialog.get_by_role("button", name="Cancel").click()


def test_a_deactivated_agent_is_out_at_once_and_can_come_back(
    maria_screen: Console, add_agent: Callable[[str, str], AgentClient], console: Callable[..., Console]
) -> None:
    otto = add_agent("otto", "agent")
    theirs = console(otto).visitors()
    page = open_agents(maria_screen)
    row = page.get_by_role("row").filter(has_text="otto@demo.example")
    row.get_by_role("button", name="Actions for Otto").click()
    page.get_by_role("menuitem", name="Deactivate").click()
    page.get_by_role("dialog", name="Deactivate Otto?").get_by_role("button", name="Deactivate").click()

    expect(theirs.page.get_by_role("button", name="Log in")).to_be_visible(timeout=PATIENCE)
    expect(row).to_contain_text("Deactivated", timeout=PROMPTLY)
    assert otto.request("GET", "/api/v1/session").status_code == 401

    row.get_by_role("button", name="Actions for Otto").click()
    page.get_by_role("menuitem", name="Reactivate").click()
    page.get_by_role("dialog", name="Reactivate Otto?").get_by_role("button", name="Reactivate").click()
    expect(row).to_contain_text("Offline", timeout=PROMPTLY)
    AgentClient(maria_screen.server, "otto@demo.example")


def test_two_administrators_edit_the_same_agent(maria_screen: Console, maria: AgentClient) -> None:
    page = open_agents(maria_screen)
    page.get_by_role("button", name="Edit Ben").click()
    dialog = page.get_by_role("dialog", name="Edit agent")
    dialog.get_by_label("Title", exact=True).fill("Mine")
    ben = next(each for each in maria.request("GET", "/api/v1/agents").json()["agents"] if each["name"] == "Ben")
    theirs = maria.request("PATCH", f"/api/v1/agents/{ben['id']}", {"title": "Theirs"}, headers={"If-Match": "*"})
    assert theirs.status_code == 200, theirs.text

    dialog.get_by_role("button", name="Save").click()

    expect(dialog.get_by_text("Theirs")).to_be_visible(timeout=PROMPTLY)
    picture(page, "agent-conflict")
    dialog.get_by_role("button", name="Save mine anyway").click()
    expect(dialog).to_have_count(0, timeout=PROMPTLY)
    assert maria.request("GET", f"/api/v1/agents/{ben['id']}").json()["title"] == "Mine"


def test_skills_are_made_and_given(maria_screen: Console, maria: AgentClient) -> None:
    page = open_agents(maria_screen)
    page.get_by_role("tab", name="Skills").click()
    page.get_by_role("button", name="Add skill").first.click()
    dialog = page.get_by_role("dialog", name="Add skill")
    dialog.get_by_label("Name", exact=True).fill("French")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row").filter(has_text="French")).to_contain_text("Nobody", timeout=PROMPTLY)

    page.get_by_role("tab", name="Agents").click()
    page.get_by_role("button", name="Edit Ben").click()
    page.get_by_role("dialog", name="Edit agent").get_by_label("French").check()
    page.get_by_role("dialog", name="Edit agent").get_by_role("button", name="Save").click()
    expect(page.get_by_role("row").filter(has_text="ben@demo.example")).to_contain_text(
        "French", timeout=PROMPTLY
    )


def test_visitors_see_the_alias(maria: AgentClient, visitor: Callable[..., object]) -> None:
    me = maria.me["id"]
    changed = maria.request("PATCH", f"/api/v1/agents/{me}", {"alias": "Mia"}, headers={"If-Match": "*"})
    assert changed.status_code == 200, changed.text
    try:
        anna = visitor().arrive()
        anna.say("Hello?")
        maria.wait_status(anna.id, "waitingForChat")
        maria.do("accept", anna.id)
        chat = anna.line.wait(
            lambda notice: notice["type"] == "chat" and (notice["chat"].get("speaker") or {}).get("kind") == "agent"
        )
        assert chat["chat"]["speaker"]["name"] == "Mia"
    finally:
        maria.request("PATCH", f"/api/v1/agents/{me}", {"alias": ""}, headers={"If-Match": "*"})


def test_an_agent_changes_the_own_password(
    add_agent: Callable[[str, str], AgentClient], console: Callable[..., Console]
) -> None:
    paula = add_agent("paula", "agent")
    other = AgentClient(paula.server, "paula@demo.example")
    screen = console(paula).visitors()
    page = screen.page
    page.get_by_role("button", name="Account menu for Paula").click()
    page.get_by_role("menuitem", name="My account").click()
    expect(page.get_by_role("heading", name="My account", level=2)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("table", name="Sessions").get_by_role("row")).to_have_count(3, timeout=PATIENCE)
    picture(page, "account")

    page.get_by_label("Current password", exact=True).fill("wrong")
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("Repeat new password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("This is not your current password")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("Current password", exact=True).fill("password of paula")
    page.get_by_role("button", name="Change password").click()
    expect(screen.toasts).to_contain_text("Password changed", timeout=PATIENCE)

    assert other.request("GET", "/api/v1/session").status_code == 401
    assert paula.request("GET", "/api/v1/session").status_code == 200
    AgentClient(paula.server, "paula@demo.example", PASSWORD)
