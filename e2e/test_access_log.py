"""The access log: one line a request, with the template of its route and nothing of a visitor's."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from foyer_client import VisitorClient
from foyer_server import BINARY, FoyerServer, free_port
from line import PATIENCE

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

SECRET = "only-the-visitor-knows"


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"log_format": "json"}


def entries(server: FoyerServer) -> list[dict]:
    # Only whole lines: the last one may be under way.
    lines = server.log.read_text().rpartition("\n")[0].splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    return [event for event in events if event["message"] == "request"]


def entry(server: FoyerServer, request_id: str) -> dict:
    """The one line of a request; the log is written a moment after the answer."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = [each for each in entries(server) if each.get("requestId") == request_id]
        if found:
            assert len(found) == 1, found
            return found[0]
        assert time.monotonic() < deadline, f"no line for {request_id}"
        time.sleep(0.02)


def ask(server: FoyerServer, method: str, path: str, request_id: str, **options: object) -> requests.Response:
    headers = {"X-Request-Id": request_id} | options.pop("headers", {})
    return requests.request(method, server.address + path, headers=headers, timeout=10, **options)


def test_a_line_has_id_method_route_status_duration_and_bytes(server: FoyerServer) -> None:
    answer = ask(server, "GET", "/healthz", "log-1")
    found = entry(server, "log-1")
    assert found.keys() == {"requestId", "method", "route", "status", "duration", "bytes", "level", "message", "time"}
    assert (found["method"], found["route"], found["status"]) == ("GET", "/healthz", 200)
    assert found["bytes"] == len(answer.content)
    assert 0 < found["duration"] < 10


def test_what_is_sent_compressed_counts_as_sent(server: FoyerServer) -> None:
    answer = ask(server, "GET", "/widget.js", "log-zip")
    assert entry(server, "log-zip")["bytes"] == int(answer.headers["Content-Length"]) < len(answer.content)


def test_neither_path_nor_query_nor_body_nor_address_is_logged(server: FoyerServer) -> None:
    for number, path in enumerate([f"/api/v1/bans/{SECRET}", f"/join/{SECRET}", f"/healthz?q={SECRET}", f"/{SECRET}/x"]):
        ask(server, "GET", path, f"log-secret-{number}")
    ask(server, "POST", "/widget/v1/commands", "log-body", data=json.dumps({"text": SECRET}))
    ask(server, "POST", "/api/v1/session", "log-login", json={"email": "a@b.example", "password": SECRET})
    assert entry(server, "log-secret-0")["route"] == "/api/v1/bans/{id}"
    assert entry(server, "log-secret-2")["route"] == "/healthz"
    assert entry(server, "log-secret-3")["route"] == "none"
    for request_id in ("log-secret-1", "log-body", "log-login"):
        entry(server, request_id)
    assert SECRET not in server.log.read_text()
    assert "a@b.example" not in server.log.read_text()


def test_an_invented_method_is_not_copied(server: FoyerServer) -> None:
    assert ask(server, "PROPFIND", "/healthz", "log-odd").status_code in (404, 405)
    assert entry(server, "log-odd")["method"] == "OTHER"
    assert "PROPFIND" not in server.log.read_text()


def test_an_id_that_is_no_id_is_replaced(server: FoyerServer) -> None:
    answer = ask(server, "GET", "/healthz", 'a"b')
    assert entry(server, answer.headers["X-Request-Id"])["route"] == "/healthz"


def test_a_websocket_has_a_line(server: FoyerServer, visitor: Callable[..., VisitorClient]) -> None:
    someone = visitor()
    someone.headers["X-Request-Id"] = "log-socket"
    someone.arrive()
    found = entry(server, "log-socket")
    assert (found["route"], found["status"], found["method"]) == ("/widget/v1/socket", 101, "GET")


def test_a_stream_has_its_line_when_it_ends(server: FoyerServer) -> None:
    someone = VisitorClient(server)
    answer = ask(
        server, "POST", "/widget/v1/stream", "log-stream", data=json.dumps(someone.hello()), stream=True,
        headers={"Origin": server.address, "User-Agent": BROWSER},
    )
    first = next(answer.iter_lines())
    assert not [each for each in entries(server) if each.get("requestId") == "log-stream"]
    answer.close()
    # The server notices at its next line, which a bye is.
    found = entry_after_stop(server, "log-stream")
    assert found["bytes"] >= len(first)


def entry_after_stop(server: FoyerServer, request_id: str) -> dict:
    assert server.stop() == 0
    found = entry(server, request_id)
    server.start()
    return found


@pytest.mark.parametrize(("level", "expected"), [("none", set()), ("errors", set()), ("all", {"log-level"})])
def test_the_level_says_which_requests_are_logged(level: str, expected: set[str], tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, f"access-{level}", log_format="json", access_log=level)
    server.has_tables = False
    server.start()
    ask(server, "GET", "/healthz", "log-level")
    # Everything is written by the end.
    assert server.stop() == 0
    assert {each.get("requestId") for each in entries(server)} & {"log-level"} == expected


def test_text_lines_name_the_same(tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, "access-text", access_log="all")
    server.has_tables = False
    server.start()
    ask(server, "GET", "/healthz", "log-text")
    assert server.stop() == 0
    line = next(line for line in server.log.read_text().splitlines() if "requestId=log-text" in line)
    assert " info request: method=GET route=/healthz status=200 duration=0." in line
    assert line.endswith(" bytes=3 requestId=log-text")


def test_a_level_that_is_none_is_named() -> None:
    ended = subprocess.run([str(BINARY), "serve", "--access-log", "some"], capture_output=True, text=True, timeout=30)
    assert ended.returncode != 0
    assert all(word in ended.stderr for word in ("--access-log", "some", "auto", "all", "errors", "none"))


def test_a_log_that_nobody_reads_does_not_keep_a_stopping_server(tmp_path: Path) -> None:
    port = free_port()
    command = [BINARY, "serve", "--demo", "--port", str(port), "--data", tmp_path]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout and any("Admin Console" in line for line in running.stdout)
    # More lines than a pipe holds.
    with requests.Session() as session:
        for _ in range(1_500):
            assert session.get(f"http://127.0.0.1:{port}/healthz", timeout=10).status_code == 200
    running.terminate()
    assert running.wait(20) == 0
