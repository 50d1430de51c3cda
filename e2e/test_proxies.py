"""Behind a trusted proxy the visitor's address is the rightmost untrusted one, never the leftmost."""

from collections.abc import Callable

import pytest

from foyer_client import VisitorClient
from stages import Agents


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"trusted_proxy": "127.0.0.1/32"}


def through(visitor: VisitorClient, forwarded: str) -> VisitorClient:
    visitor.headers["X-Forwarded-For"] = forwarded
    return visitor


def test_the_rightmost_untrusted_address_counts(
    agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = through(visitor(), "198.51.100.1, 203.0.113.9, 127.0.0.1").arrive()
    assert agents.maria.do("info", somebody.id)["visitor"]["address"] == "203.0.113.9"


def test_without_the_proxy_the_peer_address_counts(
    agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = through(visitor(source="127.0.0.2"), "203.0.113.10").arrive()
    assert agents.maria.do("info", somebody.id)["visitor"]["address"] == "127.0.0.2"


def test_a_ban_of_an_address_holds_behind_the_proxy(
    agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = through(visitor(), "203.0.113.20").arrive()
    neighbour = through(visitor(), "203.0.113.21").arrive()
    agents.maria.do("ban", somebody.id, byVisitor=False, byAddress=True, comment="")
    assert somebody.line.wait_closed() == 4403
    spoofing = through(visitor(), "198.51.100.1, 203.0.113.20")
    spoofing.connect().send(spoofing.hello())
    spoofing.line.wait("gone")
    neighbour.say("I am somebody else")


def test_the_address_of_the_proxy_itself_cannot_be_banned(
    agents: Agents, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    answer = agents.maria.post(
        "ban", somebody.id, byVisitor=False, byAddress=True, comment="", confirmed=True
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "addressOfProxy")
    assert agents.maria.do("banPreview", somebody.id)["refusal"]
    answer = agents.maria.request("POST", "/api/v1/bans", {"cidr": "127.0.0.0/8", "confirmed": True})
    assert (answer.status_code, answer.json()["code"]) == (422, "addressOfProxy")
