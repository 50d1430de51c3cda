"""An agent's role changes while the console is open."""

import subprocess
import time
from collections.abc import Callable

from playwright.sync_api import expect

from foyer_client import BEN, AgentClient
from foyer_server import BINARY, POSTGRES, FoyerServer, database_of
from screen import Console

# Seconds. The server checks once a second whether a command has changed something; the rest is for a busy machine.
NOTICE = 10_000


def set_role(server: FoyerServer, email: str, role: str) -> None:
    command = [str(BINARY), "set-role", "--email", email, "--role", role, "--data", str(server.data)]
    command += ["--database", database_of(server.data)] if POSTGRES else []
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def test_the_admin_console_opens_and_closes_with_the_role(
    server: FoyerServer, ben: AgentClient, console: Callable[..., Console]
) -> None:
    screen = console(ben).visitors()
    admin = screen.page.get_by_role("navigation", name="Main").get_by_role("link", name="Admin")
    expect(admin).to_have_count(0)
    try:
        set_role(server, BEN, "supervisor")
        expect(admin).to_be_visible(timeout=NOTICE)
        admin.click()
        tab = screen.page.get_by_role("tab", name="Banned IPs")
        expect(tab).to_be_visible()

        set_role(server, BEN, "agent")
        expect(tab).to_have_count(0, timeout=NOTICE)
        expect(admin).to_have_count(0)
        assert ben.request("GET", "/api/v1/bans").status_code == 403
    finally:
        set_role(server, BEN, "agent")


def test_a_command_line_change_takes_effect_within_a_second(server: FoyerServer, ben: AgentClient) -> None:
    taken = []
    for role, status in [("supervisor", 200), ("agent", 403)] * 3:
        set_role(server, BEN, role)
        start = time.monotonic()
        while ben.request("GET", "/api/v1/bans").status_code != status:
            assert time.monotonic() - start < NOTICE / 1_000, f"the role {role} does not hold"
            time.sleep(0.02)
        taken.append(time.monotonic() - start)
    print("seconds until a role held:", [round(each, 2) for each in taken])
