"""`foyer serve`: says where it is, refuses what cannot be in one line, shows its health, stops in peace."""

import subprocess
from pathlib import Path

import pytest
import requests

from foyer_client import AgentClient, VisitorClient
from foyer_server import BINARY, FoyerServer


def refused(*arguments: str) -> str:
    """The one line, besides the log, that it says before it exits with 1."""
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


def test_the_demo_is_for_this_machine_only(tmp_path: Path) -> None:
    assert "--host" in refused("--demo", "--host", "0.0.0.0", "--data", str(tmp_path))


def test_a_port_that_is_taken_is_named(server: FoyerServer, tmp_path: Path) -> None:
    said = refused("--demo", "--port", str(server.port), "--data", str(tmp_path))
    assert "port" in said and str(server.port) in said


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("not a folder")
    assert str(file) in refused("--demo", "--port", "0", "--data", str(file))


def test_a_folder_from_which_another_serves_is_refused(tmp_path: Path) -> None:
    first = FoyerServer(tmp_path, "serving").start()
    assert "another foyer" in refused("--demo", "--port", "0", "--data", str(first.data))
    first.kill()
    first.start()
    assert first.stop() == 0


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_it_shows_its_health(path: str, server: FoyerServer) -> None:
    assert requests.get(server.address + path, timeout=10).status_code == 200


def test_stopping_tells_everybody_to_come_back(tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, "stopping").start()
    somebody = VisitorClient(server).arrive()
    maria = AgentClient(server).connect()
    assert server.stop() == 0
    for line in (somebody.line, maria.line):
        line.wait_closed()
        assert [n["type"] for n in line.notices].count("later") == 1
