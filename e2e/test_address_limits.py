"""One address can have only so many visitors, chats and connections; other addresses are not affected."""

from collections.abc import Callable

import pytest
import requests
from websockets.exceptions import InvalidStatus

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer

VISITORS = 20


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"visitors_per_address": VISITORS}


def metric(server: FoyerServer, name: str) -> int:
    text = requests.get(f"{server.address}/metrics", timeout=5).text
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(f"{name} "))


def test_visitors_chats_and_connections_of_one_address_are_limited(
    server: FoyerServer, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    """A fifth as many chats as visitors, and four times as many connections."""
    here = [visitor(source="127.0.0.7").arrive() for _ in range(VISITORS)]
    late = visitor(source="127.0.0.7")
    late.connect().send(late.hello())
    told = late.line.wait("later")
    assert told["retryAfter"] >= 29_000, "widgets must not hammer"
    assert late.line.wait_closed() == 1013

    for each in here[: VISITORS // 5]:
        each.say("Hello")
    crowd = here[VISITORS // 5 :]
    answers = [each.line.wait(lambda n, d=each.post("Hello"): n.get("draft") == d) for each in crowd[:3]]
    refused = [answer for answer in answers if answer["type"] == "refused"]
    assert refused and all(answer["code"] == "tooFast" and answer["retryAfter"] for answer in refused)
    here[0].say("An open chat goes on as before")

    elsewhere = visitor(source="127.0.0.8").arrive()
    elsewhere.say("Another address")

    with pytest.raises(InvalidStatus) as full:
        for _ in range(4 * VISITORS + 1):
            visitor(source="127.0.0.7").connect()
    assert full.value.response.status_code == 429
    assert int(full.value.response.headers["Retry-After"]) >= 30
    assert metric(server, "foyer_visitors_refused_by_address_total") >= 1
    assert metric(server, "foyer_chats_refused_by_address_total") >= 1
    assert metric(server, "foyer_connections_refused_by_address_total") >= 1


def test_a_known_visitor_can_return_to_an_address_beyond_its_limit(
    server: FoyerServer, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    known = visitor(source="127.0.0.9").arrive()
    for _ in range(VISITORS + 1):
        each = visitor(source="127.0.0.9")
        each.connect().send(each.hello())
        each.line.wait(lambda n: n["type"] in ("welcome", "later"))
        each.leave()
    back = visitor(source="127.0.0.9", token=known.token).arrive()
    assert back.id == known.id
