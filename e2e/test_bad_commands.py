"""Bad commands of agents and of clients that are not logged in: the error names the fault, and the server keeps running."""

from collections.abc import Callable, Iterator

import pytest
import requests
from websockets.exceptions import InvalidStatus

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from line import PATIENCE, Line

UNKNOWN = "0" * 26


@pytest.fixture(autouse=True)
def alive(server: FoyerServer) -> Iterator[None]:
    """Whatever was sent, the server responds afterwards."""
    yield
    assert server.is_alive()


def problem(answer: requests.Response, status: int, code: str, field: str | None = None) -> dict:
    """Checks that the response is a problem document with this code."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    said = answer.json()
    assert said["code"] == code, said
    assert said["status"] == status and said["title"]
    if field:
        assert said["field"] == field, said
    return said


@pytest.mark.parametrize(
    ("command", "status", "code", "field"),
    [
        ({"type": "dance"}, 400, "unknownType", None),
        ({}, 400, "malformed", "type"),
        ({"type": "accept"}, 400, "malformed", "visitor"),
        ({"type": "accept", "visitor": "Not An Id"}, 400, "malformed", "visitor"),
        ({"type": "accept", "visitor": UNKNOWN}, 404, "noSuchVisitor", None),
        ({"type": "info", "visitor": UNKNOWN}, 404, "noSuchVisitor", None),
        ({"type": "send", "chat": UNKNOWN, "draft": "d", "text": "Hi"}, 404, "noSuchChat", None),
        ({"type": "availability", "availability": "asleep"}, 400, "malformed", "availability"),
    ],
    ids=lambda value: None if value is None else str(value)[:40],
)
def test_the_error_names_the_fault_of_an_agents_command(
    command: dict, status: int, code: str, field: str | None, ben: AgentClient
) -> None:
    problem(ben.request("POST", "/api/v1/commands", command), status, code, field)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"byVisitor": False, "byAddress": False, "comment": ""}, "nothingChosen"),
        ({"byVisitor": True, "byAddress": False, "comment": "x" * 501}, "tooLong"),
    ],
    ids=["nothing", "long-comment"],
)
def test_the_error_names_the_fault_of_a_ban(
    fields: dict, code: str, ben: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    problem(ben.post("ban", somebody.id, **fields), 422, code)
    assert ben.see(somebody.id)["status"] == "inSite"


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("x" * 501, "tooLong")], ids=["empty", "long"])
def test_the_error_names_the_fault_of_an_invitation(
    text: str, code: str, ben: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    problem(ben.post("invite", somebody.id, text=text), 422, code, "text")
    assert ben.see(somebody.id)["status"] == "inSite"


def test_invalid_json_is_malformed(ben: AgentClient) -> None:
    url = f"{ben.server.address}/api/v1/commands"
    problem(ben.session.post(url, data="{", timeout=PATIENCE), 400, "malformed")
    problem(ben.session.post(url, data=b"\xff\xfe", timeout=PATIENCE), 400, "malformed")


def test_an_agents_bad_frame_is_refused_and_the_connection_stays(ben: AgentClient) -> None:
    for frame in ("not JSON", '{"type":"jump"}', '{"type":"watch","count":100000}'):
        since = ben.line.mark()
        ben.line.send(frame)
        assert ben.line.wait("refused", since)["detail"]
    ben.line.send({"type": "ping"})
    ben.line.wait("pong")


def test_an_agents_oversized_frame_closes_the_connection(ben: AgentClient) -> None:
    ben.connect().line.send("x" * 65_537)
    assert ben.line.wait_closed() == 1009
    ben.connect()


def test_a_client_that_is_not_logged_in_gets_nothing(server: FoyerServer) -> None:
    headers = {"Origin": server.address}
    for method, path in (("GET", "/api/v1/session"), ("POST", "/api/v1/commands"), ("GET", "/api/v1/bans")):
        answer = requests.request(
            method, server.address + path, json={"type": "ping"}, headers=headers, timeout=PATIENCE
        )
        problem(answer, 401, "loggedOut")
    with pytest.raises(InvalidStatus) as refused:
        Line(f"ws://127.0.0.1:{server.port}/api/v1/socket", server.address)
    assert refused.value.response.status_code == 401


def test_a_log_out_ends_the_session_and_its_socket(server: FoyerServer) -> None:
    maria = AgentClient(server).connect()
    assert maria.request("DELETE", "/api/v1/session").status_code == 204
    maria.line.wait("loggedOut")
    maria.line.wait_closed()
    assert maria.request("GET", "/api/v1/session").status_code == 401


def test_ben_has_no_access_to_the_ban_list(ben: AgentClient) -> None:
    problem(ben.request("GET", "/api/v1/bans"), 403, "forbidden")
    problem(ben.request("POST", "/api/v1/bans", {"cidr": "203.0.113.0/24"}), 403, "forbidden")
    problem(ben.request("DELETE", f"/api/v1/bans/{UNKNOWN}"), 403, "forbidden")


def test_another_site_cannot_act_for_an_agent(server: FoyerServer, maria: AgentClient) -> None:
    for origin in ("https://evil.example", f"http://localhost:{server.port}", "null"):
        answer = maria.request(
            "POST",
            "/api/v1/commands",
            {"type": "availability", "availability": "offline"},
            headers={"Origin": origin},
        )
        problem(answer, 403, "originNotAllowed")
        with pytest.raises(InvalidStatus) as refused:
            Line(
                f"ws://127.0.0.1:{server.port}/api/v1/socket",
                origin,
                {"Cookie": f"foyer_session={maria.cookie}"},
            )
        assert refused.value.response.status_code == 403
    answer = maria.request(
        "POST",
        "/api/v1/commands",
        {"type": "availability", "availability": "offline"},
        headers={"Origin": None},
    )
    problem(answer, 403, "originNotAllowed")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "nothingChosen"),
        ({"cidr": "203.0.113.0/33"}, 422, "notAnAddress"),
        ({"start": "203.0.113.300"}, 422, "notAnAddress"),
        ({"start": "203.0.113.9", "end": "203.0.113.1"}, 422, "notAnAddress"),
        ({"start": "203.0.113.9", "end": "2001:db8::1"}, 422, "notAnAddress"),
        ({"cidr": "127.0.0.0/8"}, 422, "confirmationNeeded"),
        ({"cidr": "203.0.113.0/24", "comment": "x" * 501}, 422, "tooLong"),
        ({"visitor": "Not An Id"}, 400, "malformed"),
    ],
    ids=lambda value: None if isinstance(value, int) else str(value)[:40],
)
def test_the_error_names_the_fault_of_a_ban_list_entry(
    body: dict, status: int, code: str, maria: AgentClient
) -> None:
    said = maria.request("POST", "/api/v1/bans", body)
    assert said.status_code in (status, 400), said.text
    problem(said, said.status_code, code if said.status_code == status else "malformed")
    assert maria.request("GET", "/api/v1/bans?kind=address").json()["total"] == 0


def test_an_unknown_ban_is_not_found(maria: AgentClient) -> None:
    any_edition = {"If-Match": "*"}
    problem(maria.request("DELETE", f"/api/v1/bans/{UNKNOWN}", headers=any_edition), 404, "noSuchBan")
    changed = maria.request("PATCH", f"/api/v1/bans/{UNKNOWN}", {"comment": "?"}, headers=any_edition)
    problem(changed, 404, "noSuchBan")


def test_paths_methods_and_sizes_are_checked(server: FoyerServer, maria: AgentClient) -> None:
    problem(maria.request("GET", "/api/v1/nothing"), 404, "notFound")
    problem(maria.request("PUT", "/api/v1/session", {}), 405, "methodNotAllowed")
    url = f"{server.address}/api/v1/commands"
    problem(maria.session.post(url, data=b"x" * 2_000_000, timeout=PATIENCE), 413, "tooLarge")
    for path in (
        "/demo/../../etc/passwd",
        "/demo/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2fPackage.swift",
    ):
        assert requests.get(server.address + path, timeout=PATIENCE).status_code in (400, 404)


def test_wrong_passwords_are_refused_and_too_many_lock_the_account(server: FoyerServer) -> None:
    def attempt(password: str) -> requests.Response:
        body = {"email": "nobody@demo.example", "password": password}
        return requests.post(
            f"{server.address}/api/v1/session",
            json=body,
            headers={"Origin": server.address},
            timeout=PATIENCE,
        )

    problem(attempt("wrong"), 401, "wrongCredentials")
    answers = [attempt(f"wrong {number}") for number in range(30)]
    problem(answers[-1], 429, "tooManyAttempts")
    assert int(answers[-1].headers["Retry-After"]) > 0
