"""`foyer doctor`: each thing is broken once, and named; a sound machine passes."""

import json
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from foyer_server import BINARY, POSTGRES, FoyerServer, database_of, free_port, on_sqlite, ordinary
from test_settings import USUAL



class Report:
    """The findings by check, and the exit code."""

    def __init__(self, ended: subprocess.CompletedProcess):
        self.code = ended.returncode
        self.findings = [json.loads(line) for line in ended.stdout.splitlines()]
        assert self.findings, ended.stderr

    def verdicts(self, check: str) -> list[str]:
        return [each["verdict"] for each in self.findings if each["check"] == check]

    def text(self, check: str) -> str:
        return " ".join(f"{each['found']}; {each.get('advice', '')}" for each in self.findings if each["check"] == check)


def doctor(data: Path, *arguments: object, **options: object) -> Report:
    command = [*ordinary(), str(BINARY), "doctor", "--format", "json", "--data", str(data)]
    command += ["--database", database_of(data)] if POSTGRES else []
    command += ["--port", str(free_port())] if "--port" not in arguments else []
    command += [str(each) for each in arguments]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=USUAL, check=False, **options)
    report = Report(ended)
    worst = max({"OK": 0, "WARN": 1, "FAIL": 2}[each["verdict"]] for each in report.findings)
    assert report.code == worst
    assert all(each["advice"] for each in report.findings if each["verdict"] != "OK")
    return report


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server that has run and was stopped."""
    data = tmp_path_factory.mktemp("stopped") / "data"
    server = FoyerServer(data, "doctor")
    server.has_tables = False
    server.start()
    assert server.stop() == 0
    return data


@pytest.fixture
def data(stopped: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    if POSTGRES:
        return stopped
    copy = tmp_path / "data"
    shutil.copytree(stopped, copy)
    return copy


def test_a_sound_folder_passes(data: Path) -> None:
    report = doctor(data)
    for check in ("data folder", "secret key", "database", "schema", "time zones", "port", "proxy"):
        assert report.verdicts(check) == ["OK"], report.findings
    assert "free" in report.text("port")


def test_the_doctor_changes_nothing(data: Path) -> None:
    def state() -> dict[str, tuple[int, int, bytes]]:
        return {
            each.name: (each.stat().st_mode, each.stat().st_mtime_ns, each.read_bytes())
            for each in data.iterdir()
            # SQLite makes these for a reader as well, and empty.
            if each.suffix not in (".sqlite-wal", ".sqlite-shm")
        }

    before = state()
    doctor(data)
    assert state() == before


def test_a_folder_that_does_not_exist_is_not_created(tmp_path: Path) -> None:
    missing = tmp_path / "foyer"
    if POSTGRES:
        pytest.skip("the database is elsewhere")
    report = doctor(missing)
    assert report.verdicts("data folder") == ["WARN"]
    assert "does not exist" in report.text("data folder")
    assert report.verdicts("database") == ["OK"]
    assert not missing.exists()


def test_the_text_is_one_line_a_check(data: Path) -> None:
    command = [*ordinary(), str(BINARY), "doctor", "--data", str(data), "--port", str(free_port())]
    command += ["--database", database_of(data)] if POSTGRES else []
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=USUAL, check=False)
    lines = ended.stdout.splitlines()
    assert len(lines) == len(doctor(data).findings)
    assert all(line.split()[0] in ("OK", "WARN", "FAIL") for line in lines)
    assert any(line.startswith("WARN  configuration") and "; set it to" in line for line in lines)


@on_sqlite
@pytest.mark.parametrize(
    ("harm", "check", "verdict", "said"),
    [
        (lambda data: data.chmod(0o500), "data folder", "FAIL", "may not write"),
        (lambda data: data.chmod(0o755), "data folder", "WARN", "chmod 700"),
        (lambda data: (data / "secret.key").chmod(0o644), "secret key", "FAIL", "chmod 600"),
        (lambda data: (data / "secret.key").write_bytes(b"short"), "secret key", "FAIL", "bytes"),
        (lambda data: (data / "secret.key").unlink(), "secret key", "WARN", "restore it"),
        (lambda data: (data / "foyer.sqlite").write_bytes(b"not a database " * 500), "database", "FAIL", "not a database"),
        (lambda data: (data / "foyer.sqlite").chmod(0), "database", "FAIL", "permission"),
    ],
)
def test_a_broken_folder_is_named(harm: Callable[[Path], object], check: str, verdict: str, said: str, data: Path) -> None:
    data.chmod(0o700)
    harm(data)
    report = doctor(data)
    data.chmod(0o700)
    assert report.verdicts(check) == [verdict], report.findings
    assert said in report.text(check)


@on_sqlite
def test_a_damaged_page_is_found(data: Path) -> None:
    file = data / "foyer.sqlite"
    with closing(sqlite3.connect(file)) as database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
        page = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'widget'").fetchone()[0]
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * 64)
    report = doctor(data)
    assert report.verdicts("database") == ["FAIL"], report.findings
    assert "backup" in report.text("database")


@on_sqlite
@pytest.mark.parametrize(
    ("change", "verdict", "said"),
    [
        ("UPDATE migration SET hash = 'another'", "FAIL", "not the one of this program"),
        ("INSERT INTO migration VALUES (999, 'later', 'x', 0)", "FAIL", "run a newer Foyer"),
    ],
)
def test_a_schema_that_does_not_fit_is_named(change: str, verdict: str, said: str, data: Path) -> None:
    with closing(sqlite3.connect(data / "foyer.sqlite")) as database:
        database.execute(change)
        database.commit()
    report = doctor(data)
    assert report.verdicts("schema") == [verdict]
    assert said in report.text("schema")


def test_a_setting_that_serve_refuses_is_a_failure(data: Path) -> None:
    report = doctor(data, "--port", "99999")
    assert report.verdicts("configuration") == ["FAIL"]
    assert "0 to 65535" in report.text("configuration")


def test_few_files_are_named(data: Path) -> None:
    for files, verdict in ((200, "FAIL"), (1_000, "WARN"), (20_000, "OK")):
        report = doctor(data, preexec_fn=lambda most=files: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
        assert report.verdicts("open files") == [verdict], report.findings


@pytest.mark.parametrize("answer", [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", b"SSH-2.0-OpenSSH_9.2\r\n"])
def test_another_program_on_the_port_is_named(answer: bytes, data: Path) -> None:
    with other_program(answer) as port:
        report = doctor(data, "--port", port)
        assert report.verdicts("port") == ["FAIL"], report.findings
        assert str(port) in report.text("port")


class other_program:
    """Listens on a free port, and gives one answer to everybody."""

    def __init__(self, answer: bytes):
        self.answer = answer

    def __enter__(self) -> int:
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()
        return self.listener.getsockname()[1]

    def __exit__(self, *_: object) -> None:
        self.listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(4_096)
                connection.sendall(self.answer)


def test_a_running_server_answers_for_itself(server: FoyerServer) -> None:
    report = doctor(server.data, "--port", server.port)
    assert report.verdicts("port") == ["OK"]
    assert "Foyer serves" in report.text("port")
    assert report.verdicts("database") == ["OK"]
    assert report.verdicts("schema") == ["OK"]


@on_sqlite
def test_a_server_on_another_port_is_noticed(server: FoyerServer) -> None:
    report = doctor(server.data)
    assert report.verdicts("port") == ["FAIL"]
    assert "--config" in report.text("port")


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[Callable[..., FoyerServer]]:
    made: list[FoyerServer] = []

    def make(**options: object) -> FoyerServer:
        server = FoyerServer(tmp_path / f"{len(made)}", "doctor-proxy", **options)
        server.has_tables = False
        made.append(server.start())
        return server

    yield make
    for each in made:
        assert each.stop() == 0


def test_a_proxy_that_is_not_trusted_is_found(proxied: Callable[..., FoyerServer]) -> None:
    server = proxied()
    assert doctor(server.data, "--port", server.port).verdicts("proxy") == ["OK"]
    for name in ("X-Forwarded-For", "Forwarded"):
        requests.get(f"{server.address}/healthz", headers={name: "for=203.0.113.9"}, timeout=10)
        requests.get(f"{server.address}/api/v1/session", headers={name: "for=203.0.113.9"}, timeout=10)
    report = doctor(server.data, "--port", server.port)
    assert report.verdicts("proxy") == ["WARN"]
    assert "--trusted-proxy 127.0.0.1" in report.text("proxy")
    text = requests.get(f"{server.address}/metrics", timeout=10).text
    assert "foyer_untrusted_forwards_total 0" not in text


def test_a_trusted_proxy_is_reported(proxied: Callable[..., FoyerServer]) -> None:
    server = proxied(trusted_proxy="127.0.0.1/32")
    requests.get(f"{server.address}/api/v1/session", headers={"X-Forwarded-For": "203.0.113.9"}, timeout=10)
    report = doctor(server.data, "--port", server.port)
    assert report.verdicts("proxy") == ["OK"]
    assert "127.0.0.1" in report.text("proxy")


def test_a_public_address_without_a_proxy_is_warned_about(proxied: Callable[..., FoyerServer]) -> None:
    server = proxied(public_url="https://chat.example.invalid")
    report = doctor(server.data, "--port", server.port, "--public-url", "https://chat.example.invalid")
    assert report.verdicts("proxy") == ["WARN"]
    assert report.verdicts("public URL") == ["FAIL"]


def test_the_public_address_is_asked(proxied: Callable[..., FoyerServer]) -> None:
    """The server itself, as a proxy that passes on what clients claim would answer."""
    server = proxied(trusted_proxy="127.0.0.1/32")
    report = doctor(server.data, "--port", server.port, "--public-url", server.address)
    assert report.verdicts("public URL") == ["OK"]
    assert report.verdicts("forged address") == ["FAIL"]
    safe = proxied()
    report = doctor(safe.data, "--port", safe.port, "--public-url", safe.address)
    assert report.verdicts("forged address") == ["OK"]
    with other_program(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") as port:
        report = doctor(safe.data, "--port", safe.port, "--public-url", f"http://127.0.0.1:{port}")
        assert report.verdicts("public URL") == ["FAIL"]


def test_strangers_get_no_diagnosis(proxied: Callable[..., FoyerServer]) -> None:
    server = proxied(trusted_proxy="127.0.0.1/32")
    answer = requests.get(f"{server.address}/diagnosis", headers={"X-Forwarded-For": "203.0.113.9"}, timeout=10)
    assert answer.status_code == 403
