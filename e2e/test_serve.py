"""`foyer serve`: prints its addresses, refuses invalid settings with one line, reports its health, stops cleanly."""

import json
import re
import subprocess
import time
from pathlib import Path

import pytest
import requests

from foyer_client import AgentClient, VisitorClient
from foyer_server import BINARY, FoyerServer, on_sqlite

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def refused(*arguments: str) -> str:
    """The one line, apart from the log, before it exits with 1."""
    done = subprocess.run([BINARY, "serve", *arguments], capture_output=True, text=True, timeout=30)
    assert done.returncode == 1, done
    lines = [line for line in done.stderr.splitlines() if line.startswith("foyer: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_it_prints_the_three_addresses(server: FoyerServer) -> None:
    said = server.log.read_text()
    for path in ("/demo/", "/console", "/admin"):
        assert server.address + path in said
        assert requests.get(server.address + path, timeout=10).status_code == 200


def test_the_demo_listens_on_this_machine_only(tmp_path: Path) -> None:
    assert "--host" in refused("--demo", "--host", "0.0.0.0", "--data", str(tmp_path))


def test_the_error_names_a_port_in_use(server: FoyerServer, tmp_path: Path) -> None:
    said = refused("--demo", "--port", str(server.port), "--data", str(tmp_path))
    assert "port" in said and str(server.port) in said


def test_the_error_names_a_read_only_folder(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("not a folder")
    assert str(file) in refused("--demo", "--port", "0", "--data", str(file))


def test_a_folder_in_use_by_another_server_is_refused(tmp_path: Path) -> None:
    first = FoyerServer(tmp_path, "serving").start()
    assert "another foyer" in refused("--demo", "--port", "0", "--data", str(first.data))
    first.kill()
    first.start()
    assert first.stop() == 0


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_it_reports_its_health(path: str, server: FoyerServer) -> None:
    assert requests.get(server.address + path, timeout=10).status_code == 200


def test_a_stopping_server_asks_clients_to_reconnect(tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, "stopping").start()
    somebody = VisitorClient(server).arrive()
    maria = AgentClient(server).connect()
    assert server.stop() == 0
    for line in (somebody.line, maria.line):
        line.wait_closed()
        assert [n["type"] for n in line.notices].count("later") == 1


def test_a_stop_tells_streams_when_to_reconnect(tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, "stopping-streams").start()
    hello = json.dumps(VisitorClient(server).hello())
    headers = {"Origin": server.address, "User-Agent": BROWSER}
    with requests.post(f"{server.address}/widget/v1/stream", data=hello, headers=headers, stream=True, timeout=30) as stream:
        lines = stream.iter_lines()
        assert any(b'"welcome"' in line for line in lines)
        assert server.stop() == 0
        # The stream ends like any complete response, and its last line says when to reconnect.
        rest = [json.loads(line) for line in lines if line]
    assert [notice["type"] for notice in rest].count("later") == 1
    assert rest[-1]["type"] == "later"
    assert rest[-1]["retryAfter"] > 0


@on_sqlite
def test_the_log_can_be_json(tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, "logging", log_format="json")
    server.has_tables = False
    server.start()
    (server.data / "foyer.sqlite").rename(server.data / "moved.sqlite")
    deadline = time.monotonic() + 30
    events: list[dict[str, str]] = []
    while not any(event["level"] == "critical" for event in events):
        assert time.monotonic() < deadline, events
        requests.get(f"{server.address}/readyz", timeout=5)
        # Only complete lines: the last one may be unfinished.
        lines = server.log.read_text().rpartition("\n")[0].splitlines()
        events = [json.loads(line) for line in lines if line.startswith("{")]
    assert all({"level", "message", "time"} <= event.keys() for event in events)
    assert any(event["message"].startswith("--geoip is not given") for event in events)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", events[0]["time"])
    server.kill()


def test_the_error_names_an_unknown_log_format() -> None:
    ended = subprocess.run([str(BINARY), "serve", "--log-format", "xml"], capture_output=True, text=True, timeout=30)
    assert ended.returncode != 0
    assert all(word in ended.stderr for word in ("--log-format", "xml", "text", "json"))
