"""The demo's simulated visitors show the product's features, and respond when a person helps them."""

import time
from collections.abc import Callable

import pytest

from foyer_client import AgentClient, VisitorClient
from foyer_server import GEOIP, USER_AGENTS
from line import Notice

VISITORS = 80
# Seconds. Statuses come and go; the slowest is the end of a first chat.
A_MINUTE = 60
# Seconds; a simulated visitor types for a while.
ANSWER = 20
STATUSES = {
    "inSite", "waitingForChat", "chatting", "chattingWithFlow", "chattingWithBot", "manuallyInvited",
    "refusedByAgent", "refusedByVisitor", "end",
}


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"demo_visitors": VISITORS}


def look(agent: AgentClient) -> Notice:
    """The list with all of its rows."""
    since = agent.line.mark()
    sort = {"by": "default", "descending": False}
    agent.line.send({"type": "watch", "filter": {}, "sort": sort, "offset": 0, "count": 200})
    return agent.line.wait("list", since)


def test_every_status_occurs_within_a_minute_and_real_visitors_are_left_alone(maria: AgentClient, visitor: Callable[..., VisitorClient]) -> None:
    real = visitor()
    real.arrive()
    seen: dict[str, float] = {}
    begun, asked = time.monotonic(), False
    while not seen.keys() >= STATUSES:
        assert time.monotonic() < begun + A_MINUTE, f"missing: {STATUSES - seen.keys()}; seen: {seen}"
        counts = look(maria)["counts"]
        for status, count in counts.items():
            if count - (status == "inSite" and not asked) > 0:
                seen.setdefault(status, time.monotonic() - begun)
        if not asked and counts.get("inSite"):
            real.say("I am real")
            asked = True
        time.sleep(0.2)
    # Lena has accepted, refused and invited others in the meantime.
    assert maria.see(real.id)["status"] == "waitingForChat"


@pytest.mark.skipif(not (GEOIP.exists() and USER_AGENTS.exists()), reason="no tables of countries and browsers")
def test_simulated_visitors_differ_in_every_column(maria: AgentClient) -> None:
    rows = look(maria)["rows"]
    assert len({row.get("country") for row in rows}) >= 12
    assert len({(row.get("browser"), row.get("system")) for row in rows}) >= 8
    assert len({row.get("referrer") for row in rows}) >= 6
    assert len({row["widget"] for row in rows}) == 3
    assert len({row.get("url") for row in rows}) >= 6
    assert 5 <= sum(" " in row["name"] and row["name"].split()[-1] in FAMILIES for row in rows)


FAMILIES = {
    "Vries", "Bakker", "Visser", "Weber", "Vogel", "Brandt", "Laurent", "Petit", "Girard", "Clarke", "Shaw",
    "Ward", "Janssens", "Dubois", "Miller", "Carter", "Bennett", "Romero", "Gil", "Conti", "Riva",
}  # fmt: skip


def test_an_accepted_visitor_answers_and_an_invited_one_decides(maria: AgentClient) -> None:
    while not (waiting := [row for row in look(maria)["rows"] if row["status"] == "waitingForChat" and row["url"].startswith("https://tulip")]):
        time.sleep(0.2)
    since = maria.line.mark()
    chat = maria.ask("accept", waiting[-1]["id"])["chat"]["id"]
    maria.ask("send", chat=chat, draft="hello", text="Hello, how can I help?")
    maria.line.wait(
        lambda n: n["type"] == "message" and n["chat"] == chat and n["message"]["from"] == "visitor", since, ANSWER
    )
    guest = next(row["id"] for row in look(maria)["rows"] if row["status"] == "inSite" and row["url"].startswith("https://tulip"))
    assert maria.ask("invite", guest, text="May I help?")["type"] == "done"
    deadline = time.monotonic() + A_MINUTE
    while (row := maria.see(guest)) and row["status"] == "manuallyInvited":
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert row and row["status"] in ("chatting", "refusedByVisitor")
