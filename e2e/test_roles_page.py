"""Admin Console > Roles: own roles are made, given, changed while they are in use, and deleted."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from foyer_client import AgentClient
from screen import PATIENCE, PROMPTLY, Console, picture


def open_roles(screen: Console) -> Page:
    screen.page.goto(screen.server.address + "/admin/roles")
    expect(screen.page.get_by_role("table", name="Roles")).to_be_visible(timeout=PATIENCE)
    return screen.page


def role_named(maria: AgentClient, name: str) -> dict:
    roles = maria.request("GET", "/api/v1/roles").json()["roles"]
    return next(role for role in roles if role["name"] == name)


def test_a_role_is_copied_given_changed_and_deleted(
    maria_screen: Console,
    maria: AgentClient,
    add_agent: Callable[[str, str], AgentClient],
    console: Callable[..., Console],
) -> None:
    page = open_roles(maria_screen)
    picture(page, "roles")
    page.get_by_role("button", name="Copy Supervisor").click()
    dialog = page.get_by_role("dialog", name="Add role")
    dialog.get_by_label("Name", exact=True).fill("Night shift")
    dialog.get_by_label("Agents", exact=True).check()
    picture(page, "role")
    dialog.get_by_role("button", name="Save").click()
    row = page.get_by_role("row").filter(has_text="Night shift")
    expect(row).to_contain_text("Own", timeout=PROMPTLY)

    # By name, and the console of the agent has the pages of the role.
    nils = add_agent("nils", "Night shift")
    theirs = console(nils).visitors()
    theirs.page.goto(theirs.server.address + "/admin/agents")
    expect(theirs.page.get_by_role("button", name="Add agent")).to_be_visible(timeout=PATIENCE)

    # A permission that is taken away is gone on the open console.
    page.get_by_role("button", name="Edit Night shift").click()
    edited = page.get_by_role("dialog", name="Edit role")
    edited.get_by_label("Agents", exact=True).uncheck()
    edited.get_by_role("button", name="Save").click()
    expect(theirs.page.get_by_role("button", name="Add agent")).to_have_count(0, timeout=PROMPTLY)

    page.reload()
    page.get_by_role("button", name="Delete Night shift").click()
    used = page.get_by_role("dialog", name="Night shift is in use")
    expect(used).to_contain_text("Nils")
    used.get_by_role("button", name="Close").last.click()
    answer = maria.request("DELETE", f"/api/v1/roles/{role_named(maria, 'Night shift')['id']}")
    assert answer.json()["code"] == "roleInUse" and "Nils" in answer.json()["detail"]

    moved = maria.request(
        "PATCH", f"/api/v1/agents/{nils.me['id']}", {"role": "agent"}, headers={"If-Match": "*"}
    )
    assert moved.status_code == 200, moved.text
    page.reload()
    page.get_by_role("button", name="Delete Night shift").click()
    page.get_by_role("dialog", name="Delete Night shift?").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0, timeout=PROMPTLY)


def test_built_in_roles_are_shown_and_fixed(maria_screen: Console, maria: AgentClient) -> None:
    page = open_roles(maria_screen)
    page.get_by_role("button", name="View Auditor").click()
    dialog = page.get_by_role("dialog", name="Auditor")
    expect(dialog.get_by_label("See all settings")).to_be_checked()
    expect(dialog.get_by_label("See all settings")).to_be_disabled()
    dialog.get_by_role("button", name="Close").last.click()
    answer = maria.request("PATCH", "/api/v1/roles/agent", {"permissions": []}, headers={"If-Match": "*"})
    assert answer.json()["code"] == "builtInRole"


def test_nobody_raises_themselves_or_locks_everybody_out(
    maria: AgentClient, add_agent: Callable[[str, str], AgentClient]
) -> None:
    made = maria.request("POST", "/api/v1/roles", {"name": "Clerk", "permissions": ["manageAgents", "manageRoles"]})
    assert made.status_code == 201, made.text
    clerk = add_agent("carla", "Clerk")
    anything = {"If-Match": "*"}

    raised = clerk.request("POST", "/api/v1/roles", {"name": "Boss", "permissions": ["manageBans"]})
    assert (raised.status_code, raised.json()["code"]) == (403, "beyondOwn")
    taken = clerk.request("POST", f"/api/v1/agents/{maria.me['id']}/link")
    assert (taken.status_code, taken.json()["code"]) == (403, "beyondOwn")
    demoted = maria.request("PATCH", f"/api/v1/agents/{maria.me['id']}", {"role": "agent"}, headers=anything)
    assert (demoted.status_code, demoted.json()["code"]) == (409, "ownAccount")
