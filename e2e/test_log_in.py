"""Guessing passwords on a real server: guesses are limited, and the owner can still log in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from foyer_client import MARIA, PASSWORDS
from foyer_server import FoyerServer
from line import PATIENCE

HOME, HOTEL = "203.0.113.5", "2001:db8:9:1::7"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FoyerServer]:
    running = FoyerServer(tmp_path / "data", "log-in", trusted_proxy="127.0.0.1/32").start()
    yield running
    assert running.stop() == 0


def log_in(server: FoyerServer, source: str, password: str = PASSWORDS[MARIA], email: str = MARIA, **cookies: str) -> requests.Response:
    """A log-in from a new browser at this address."""
    headers = {"Origin": server.address, "X-Forwarded-For": source}
    body = {"email": email, "password": password}
    return requests.post(
        f"{server.address}/api/v1/session", json=body, headers=headers, cookies=cookies, timeout=PATIENCE
    )


def guess(server: FoyerServer, networks: int) -> int:
    """Guesses from so many networks until each is refused; returns how many were checked."""
    tried = 0
    for number in range(networks):
        source = f"198.51.100.{number}"
        while (status := log_in(server, source, "wrong").status_code) == 401:
            tried += 1
        assert status == 429
    return tried


def test_the_owner_can_log_in_while_strangers_guess(server: FoyerServer) -> None:
    first = log_in(server, HOME)
    assert first.status_code == 200
    device = first.cookies["foyer_device"]
    server.kill()
    server.start()

    # The first network has ten; each of the others three, of the twenty reserved for new ones.
    assert guess(server, 5) == 10 + 4 * 3

    refused = log_in(server, "198.51.100.0")
    assert refused.status_code == 429 and 0 < int(refused.headers["Retry-After"]) <= 60
    assert "before" in refused.json()["detail"], "what helps is said"
    assert log_in(server, HOTEL).status_code == 200, "a new browser in a new network"
    # The rest of the reserve for new networks is used up as well.
    assert guess(server, 12) <= 20
    assert log_in(server, "203.0.113.77").status_code == 429
    assert log_in(server, HOME).status_code == 200, "a new browser in a usual network, known from before the restart"
    assert log_in(server, "198.51.100.0", foyer_device=device).status_code == 200, "a known browser anywhere"
    assert log_in(server, HOTEL.replace("::7", "::8")).status_code == 200, "the hotel is usual by now"


def test_an_unknown_account_behaves_like_any_other(server: FoyerServer) -> None:
    answers = [log_in(server, HOME, "wrong", email) for email in (MARIA, "nobody@demo.example")]
    assert answers[0].status_code == answers[1].status_code == 401
    bodies = [answer.json() | {"requestId": None} for answer in answers]
    assert bodies[0] == bodies[1]
    assert not any(answer.cookies for answer in answers)
    for _ in range(8):
        log_in(server, HOME, "wrong", "nobody@demo.example")
    limited = [log_in(server, HOME, "wrong", email) for email in (MARIA, "nobody@demo.example")]
    assert {answer.status_code for answer in limited} == {429}
    same = {"retryAfter": 0, "requestId": None}
    assert limited[0].json() | same == limited[1].json() | same
