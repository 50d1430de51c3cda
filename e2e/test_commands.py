"""The commands next to a running server, used as when setting up Foyer: clear errors, and no restart."""

import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from foyer_client import AgentClient
from foyer_server import BINARY, POSTGRES, FoyerServer, database_of, on_sqlite, ordinary
from line import Line

PASSWORD = "correct horse battery"
ANA = {"name": "Ana", "email": "ana@shop.example"}
# Seconds in which a running server must notice a change: it checks once a second; the rest is for a busy machine.
NOTICE = 10


def foyer(*arguments: object, password: str = PASSWORD) -> subprocess.CompletedProcess:
    command = [*ordinary(), str(BINARY), *map(str, arguments)]
    environment = os.environ.copy()
    if POSTGRES and "--data" in arguments:
        environment["FOYER_DATABASE"] = database_of(Path(arguments[arguments.index("--data") + 1]))
    return subprocess.run(command, input=password + "\n", capture_output=True, text=True, timeout=60, env=environment)


def done(*arguments: object, **options: str) -> str:
    ended = foyer(*arguments, **options)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def refused(*arguments: object, **options: str) -> str:
    """The line of output before it exits with 1."""
    ended = foyer(*arguments, **options)
    assert ended.returncode == 1, ended
    lines = [line for line in ended.stderr.splitlines() if line.startswith("foyer: ")]
    assert len(lines) == 1, ended.stderr
    return lines[0]


def add_agent(data: Path, *more: object, **options: str) -> str:
    agent = ANA | options
    return done("add-agent", "--data", data, "--name", agent["name"], "--email", agent["email"], *more)


def until(condition: Callable[[], bool], seconds: float = NOTICE) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[FoyerServer]:
    """A server on an empty folder, without the demo."""
    server = FoyerServer(tmp_path / "data", "empty", is_demo=False).start()
    yield server
    assert server.stop() == 0


def hello(server: FoyerServer, key: str, origin: str) -> str:
    """The first frame to a page of this origin: `welcome` or `gone`."""
    line = Line(f"ws://127.0.0.1:{server.port}/widget/v1/socket", origin)
    page = {"url": f"{origin}/", "title": "Page"}
    line.send({"type": "hello", "protocol": 1, "widget": key, "tab": "t", "focused": True, "page": page})
    heard = line.wait(lambda notice: notice["type"] in ("welcome", "gone"))["type"]
    line.close()
    return heard


def test_a_running_server_accepts_the_first_agent_and_the_widget(empty: FoyerServer) -> None:
    assert "foyer setup-link" in requests.get(f"{empty.address}/console", timeout=10).text
    said = add_agent(empty.data, "--role", "administrator", "--domain", "http://localhost:3000/shop")
    assert "is kept as localhost" in said
    tag = re.search(r'src="([^"]+)/widget.js" data-widget="([^"]+)"', said)
    assert tag and tag[1] == empty.address

    # At once: a log-in does not wait for the next check of the database.
    ana = AgentClient(empty, ANA["email"], PASSWORD).connect()
    assert ana.request("GET", "/api/v1/session").status_code == 200
    until(lambda: hello(empty, tag[2], "http://localhost:3000") == "welcome")
    assert hello(empty, tag[2], "http://other.example") == "gone"
    assert "foyer add-agent" not in requests.get(f"{empty.address}/console", timeout=10).text


def test_consoles_are_informed_of_agents_and_widgets_added_later(empty: FoyerServer) -> None:
    add_agent(empty.data, "--domain", "localhost")
    ana = AgentClient(empty, ANA["email"], PASSWORD).connect()
    since = ana.line.mark()
    add_agent(empty.data, name="Ben", email="ben@shop.example")
    heard = ana.line.wait("directory", since)
    assert [agent["name"] for agent in heard["agents"]] == ["Ana", "Ben"]

    since = ana.line.mark()
    said = done("add-widget", "--data", empty.data, "--name", "Blog", "--domain", "blog.example")
    key = re.search(r'data-widget="([^"]+)"', said)[1]
    heard = ana.line.wait("directory", since)
    assert key in [widget["id"] for widget in heard["widgets"]]
    assert hello(empty, key, "https://blog.example") == "welcome"


def test_domains_can_be_changed_later(empty: FoyerServer) -> None:
    said = add_agent(empty.data, "--domain", "old.example")
    key = re.search(r'data-widget="([^"]+)"', said)[1]
    listed = done("widgets", "--data", empty.data)
    assert key in listed and "old.example" in listed and f"{empty.address}/widget.js" in listed
    done("set-domains", key, "--data", empty.data, "--domain", "https://new.example/", "--domain", "*.new.example")
    until(lambda: hello(empty, key, "https://a.new.example") == "welcome")
    assert hello(empty, key, "https://old.example") == "gone"
    assert "no widget" in refused("set-domains", "x", "--data", empty.data, "--domain", "new.example")


def test_a_new_password_logs_the_agent_out_everywhere(empty: FoyerServer) -> None:
    add_agent(empty.data, "--domain", "localhost")
    ana = AgentClient(empty, ANA["email"], PASSWORD).connect()
    done("set-password", "--data", empty.data, "--email", ANA["email"], password="another one, longer")
    ana.line.wait("loggedOut")
    assert ana.request("GET", "/api/v1/session").status_code == 401
    with pytest.raises(AssertionError):
        AgentClient(empty, ANA["email"], PASSWORD)
    AgentClient(empty, ANA["email"], "another one, longer").connect()
    assert "ana@shop.example" in done("agents", "--data", empty.data)


def test_a_changed_role_takes_effect_on_open_consoles(empty: FoyerServer) -> None:
    add_agent(empty.data, "--role", "administrator", "--domain", "localhost")
    ana = AgentClient(empty, ANA["email"], PASSWORD).connect()
    assert ana.request("GET", "/api/v1/bans").status_code == 200
    since = ana.line.mark()

    said = done("set-role", "--data", empty.data, "--email", ANA["email"].upper(), "--role", "agent")

    assert "Agent" in said
    heard = ana.line.wait("directory", since, NOTICE)
    assert [agent["role"] for agent in heard["agents"]] == ["agent"]
    refusal = ana.request("GET", "/api/v1/bans")
    assert (refusal.status_code, refusal.json()["code"]) == (403, "forbidden")
    assert ana.request("GET", "/api/v1/session").json()["agent"]["role"] == "agent"

    done("set-role", "--data", empty.data, "--email", ANA["email"], "--role", "supervisor")
    until(lambda: ana.request("GET", "/api/v1/bans").status_code == 200)
    assert "--role" in refused("set-role", "--data", empty.data, "--email", ANA["email"], "--role", "boss")
    assert "--email" in refused("set-role", "--data", empty.data, "--email", "b@shop.example", "--role", "agent")


def test_changed_settings_take_effect_at_once_and_survive_a_restart(empty: FoyerServer) -> None:
    add_agent(empty.data, "--role", "administrator", "--domain", "localhost")
    ana = AgentClient(empty, ANA["email"], PASSWORD)
    before = ana.request("GET", "/api/v1/settings")
    changed = before.json() | {"leaveTime": 90_000}
    del changed["etag"]
    tag = before.headers["ETag"]

    answer = ana.request("PUT", "/api/v1/settings", changed, headers={"If-Match": tag})

    assert answer.status_code == 200 and answer.json()["leaveTime"] == 90_000
    assert answer.headers["ETag"] != tag
    late = ana.request("PUT", "/api/v1/settings", changed, headers={"If-Match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "editedMeanwhile")
    assert empty.stop() == 0
    empty.start()
    assert AgentClient(empty, ANA["email"], PASSWORD).request("GET", "/api/v1/settings").json() == answer.json()


@pytest.mark.parametrize("domain", ["", "ftp://shop.example", "user@shop.example", "*", "shop..example"])
def test_an_invalid_host_is_refused(domain: str, tmp_path: Path) -> None:
    said = refused("add-agent", "--data", tmp_path, "--name", "A", "--email", "a@b.example", "--domain", domain)
    assert "--domain" in said and "example" in said


def test_the_first_agent_needs_a_domain_and_later_ones_do_not(tmp_path: Path) -> None:
    agent = ["add-agent", "--data", tmp_path, "--name", "A", "--email"]
    assert "--domain shop.example.com" in refused(*agent, "a@shop.example")
    done(*agent, "a@shop.example", "--domain", "localhost")
    assert "set-domains" in refused(*agent, "b@shop.example", "--domain", "localhost")
    assert "already exists" in refused(*agent, "A@shop.example")
    assert "not a valid e-mail" in refused(*agent, "nobody")
    assert "--role" in refused(*agent, "c@shop.example", "--role", "boss")
    assert "10 to" in refused(*agent, "c@shop.example", password="short")


@on_sqlite
@pytest.mark.parametrize("command", ["agents", "widgets", "set-password --email a@b.example", "backup copy.sqlite"])
def test_a_folder_without_a_database_is_not_created(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "mistyped"
    name, *more = command.split()
    assert str(folder) in refused(name, "--data", folder, *more)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "no-such-host.invalid"], ["--host", "no-such-host.invalid"]),
        (["--host", "203.0.113.77"], ["--host", "203.0.113.77", "not an address of this machine"]),
        (["--geoip", "/nope"], ["--geoip", "/nope/geoip"]),
        (["--user-agents", "/nope"], ["--user-agents", "/nope"]),
        (["--robots", "/nope"], ["--robots", "/nope"]),
        (["--public-url", "chat.example.com"], ["--public-url", "https://chat.example.com"]),
    ],
)
def test_the_error_names_an_invalid_setting_and_its_value(
    options: list[str], words: list[str], tmp_path: Path
) -> None:
    said = refused("serve", "--data", tmp_path, "--port", "0", *options)
    assert all(word in said for word in words), said


def test_a_port_in_use_and_a_folder_without_permission_are_explained(empty: FoyerServer, tmp_path: Path) -> None:
    said = refused("serve", "--data", tmp_path / "other", "--port", empty.port)
    assert "--port" in said and f"127.0.0.1:{empty.port}" in said and "errno" not in said
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert f"no permission to write to the folder {locked}" in refused("serve", "--data", locked, "--port", "0")
    assert str(locked / "below") in refused("serve", "--data", locked / "below", "--port", "0")


def test_it_prints_its_version() -> None:
    said = done("--version")
    assert re.match(r"Foyer \d+\.\d+\.\d+\S* \(commit (unknown: not built from a checkout|[0-9a-f]{12}\+?)\)\n", said)
    assert re.search(r"^built   \w{3} [ \d]\d 2\d{3}, (debug|release), with Swift 6\.\d( or later)?$", said, re.MULTILINE)
    assert re.search(r"^schema  \d+$", said, re.MULTILINE)


@pytest.mark.parametrize(("path", "target"), [("/", "/console"), ("/favicon.ico", "/assets/foyer.svg")])
def test_common_paths_are_redirected_or_served(path: str, target: str, empty: FoyerServer) -> None:
    answer = requests.get(empty.address + path, timeout=10, allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (307, target)
    assert requests.get(empty.address + path, timeout=10).status_code == 200


def test_not_found_is_a_page_for_browsers_and_a_problem_for_programs(empty: FoyerServer) -> None:
    page = requests.get(f"{empty.address}/nowhere", headers={"Accept": "text/html,*/*;q=0.8"}, timeout=10)
    assert page.status_code == 404 and 'href="/console"' in page.text
    assert page.headers["Content-Type"].startswith("text/html")
    problem = requests.get(f"{empty.address}/nowhere", timeout=10)
    assert problem.status_code == 404 and problem.json()["code"] == "notFound"


@on_sqlite
def test_probe_says_whether_the_server_is_ready(tmp_path: Path) -> None:
    server = FoyerServer(tmp_path, "probed").start()
    assert done("probe", "--port", server.port) == "ready\n"
    assert done("probe", "--port", server.port, "--host", "0.0.0.0") == "ready\n"
    (server.data / "foyer.sqlite").rename(server.data / "moved.sqlite")
    said = refused("probe", "--port", server.port)
    assert "not ready" in said and "503" in said and "removed or replaced" in said
    server.kill()
    said = refused("probe", "--port", server.port)
    assert f"127.0.0.1:{server.port}" in said and "Connection refused" in said


@pytest.mark.parametrize("answer", [b"220 mail.example ESMTP\r\n", b""])
def test_probe_does_not_accept_another_program(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(30)

        def serve() -> None:
            client, _ = other.accept()
            client.sendall(answer)
            client.close()

        thread = threading.Thread(target=serve)
        thread.start()
        said = refused("probe", "--port", other.getsockname()[1])
        thread.join()
    assert "no Foyer answers" in said


def test_probe_has_a_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        said = refused("probe", "--port", silent.getsockname()[1])
    assert "no answer within 5 s" in said
