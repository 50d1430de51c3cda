"""Every way to the messages of a chat, tried by everyone who must not have them, on a real server.

The ways are read from the sources: a command, a frame or a route that is not listed here fails a test until its access to
messages is stated. docs/threat-model.md has the table in prose.
"""

import json
import re
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from websockets.exceptions import InvalidStatus

from foyer_client import BEN, MARIA, PASSWORDS, AgentClient, VisitorClient
from foyer_server import BINARY, POSTGRES, ROOT, FoyerServer, database_of
from line import PATIENCE, Line

SECRET = "opensesame"
SOURCES, WIRE = ROOT / "Sources", ROOT / "Tests" / "Fixtures" / "wire"

# What a command of an agent outside the chat may return: nothing, unless stated.
COMES_IN = {"monitor": "audited, and by permission", "ban": "ends the chat, and an ended one is open to all who chat"}
AGENT_COMMANDS = {
    *("info", "capture", "release", "ban", "banPreview", "invite", "cancelInvitation", "accept", "refuse", "goToChat"),
    *("join", "monitor", "stopFlow", "takeOver", "end", "transfer", "leaveChat", "send", "editContact", "availability"),
    "pastChats",
}
AGENT_FRAMES = {
    *("hello", "watch", "unwatch", "hold", "select", "typing", "received", "read", "fetch", "waiting", "ping", "command"),
}
VISITOR_COMMANDS = {
    *("hello", "page", "focus", "leave", "open", "send", "typing", "received", "read", "fetch", "history", "end", "answer", "decline"),
    *("identify", "set", "logout", "ping"),
}
# The response to a stranger without a cookie or a token.
ROUTES = {
    ("get", "/"): 307,
    ("get", "/favicon.ico"): 307,
    ("get", "/healthz"): 200,
    ("get", "/readyz"): 200,
    ("get", "/metrics"): 403,
    ("get", "/openapi.json"): 200,
    ("get", "/openapi.yaml"): 200,
    ("get", "/console"): 200,
    ("get", "/admin"): 200,
    ("get", "/api/v1/session"): 401,
    ("post", "/api/v1/session"): 400,
    ("delete", "/api/v1/session"): 204,
    ("post", "/api/v1/commands"): 401,
    ("get", "/api/v1/bans"): 401,
    ("post", "/api/v1/bans"): 401,
    ("get", "/api/v1/bans/:id"): 401,
    ("patch", "/api/v1/bans/:id"): 401,
    ("delete", "/api/v1/bans/:id"): 401,
    ("get", "/api/v1/queues"): 401,
    ("post", "/api/v1/queues"): 401,
    ("get", "/api/v1/queues/:id"): 401,
    ("put", "/api/v1/queues/:id"): 401,
    ("delete", "/api/v1/queues/:id"): 401,
    ("post", "/api/v1/office-hours/preview"): 401,
    ("get", "/api/v1/chats/:id/why"): 401,
    ("get", "/setup"): 200,
    ("get", "/setup/test"): 200,
    ("post", "/api/v1/links/open"): 400,
    ("post", "/api/v1/links/use"): 400,
    ("post", "/api/v1/setup"): 400,
    ("get", "/api/v1/setup"): 401,
    ("put", "/api/v1/setup/website"): 401,
    ("post", "/api/v1/setup/domains"): 401,
    ("delete", "/api/v1/setup/check-list"): 401,
    ("put", "/api/v1/chats/:id/queue"): 401,
    ("delete", "/api/v1/account/sessions"): 401,
    ("delete", "/api/v1/account/sessions/:id"): 401,
    ("delete", "/api/v1/agents/:id/lock"): 401,
    ("delete", "/api/v1/agents/:id/sessions"): 401,
    ("delete", "/api/v1/mail/server"): 401,
    ("delete", "/api/v1/roles/:id"): 401,
    ("delete", "/api/v1/skills/:id"): 401,
    ("get", "/api/v1/account/sessions"): 401,
    ("get", "/api/v1/agents"): 401,
    ("get", "/api/v1/agents/:id"): 401,
    ("get", "/api/v1/audit-log"): 401,
    ("get", "/api/v1/audit-log.csv"): 401,
    ("get", "/api/v1/bans.csv"): 401,
    ("get", "/api/v1/bans/preview"): 401,
    ("get", "/api/v1/mail/queue"): 401,
    ("get", "/api/v1/mail/server"): 401,
    ("get", "/api/v1/roles"): 401,
    ("get", "/api/v1/settings/rules"): 401,
    ("get", "/api/v1/skills"): 401,
    ("get", "/diagnosis"): 403,
    ("get", "/licenses"): 200,
    ("patch", "/api/v1/agents/:id"): 401,
    ("patch", "/api/v1/roles/:id"): 401,
    ("patch", "/api/v1/skills/:id"): 401,
    ("post", "/api/v1/agents"): 401,
    ("post", "/api/v1/agents/:id/link"): 401,
    ("post", "/api/v1/bans/import"): 401,
    ("post", "/api/v1/mail/test"): 401,
    ("post", "/api/v1/roles"): 401,
    ("post", "/api/v1/skills"): 401,
    ("put", "/api/v1/account/password"): 401,
    ("put", "/api/v1/mail/server"): 401,
    ("get", "/api/v1/settings"): 401,
    ("get", "/api/v1/widgets"): 401,
    ("post", "/api/v1/widgets"): 401,
    ("get", "/api/v1/widgets/:id"): 401,
    ("patch", "/api/v1/widgets/:id"): 401,
    ("delete", "/api/v1/widgets/:id"): 401,
    ("put", "/api/v1/settings"): 401,
    ("post", "/widget/v1/stream"): 200,  # the first line of the stream is the refusal
    ("options", "/widget/v1/stream"): 204,
    ("post", "/widget/v1/commands"): 400,
    ("options", "/widget/v1/commands"): 204,
}
SOCKETS = {"/widget/v1/socket", "/api/v1/socket"}


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"trusted_proxy": "127.0.0.1/32"}


# MARK: the lists


def file(name: str) -> Path:
    (found,) = SOURCES.rglob(name)
    return found


def types_of(source: str) -> set[str]:
    """The types that a decoder knows, in whatever file it is."""
    found = re.findall(r'^ {8}case "(\w+)":', file(source).read_text(), re.MULTILINE)
    assert found, source
    return set(found)


def routes(server: FoyerServer) -> set[tuple[str, str]]:
    """The routes of the server and of its API, except for files, which are the same for everybody."""
    paths = requests.get(server.address + "/openapi.json", timeout=10).json()["paths"]
    methods = {"get", "put", "post", "patch", "delete"}
    found = {
        (method, path.replace("{", ":").replace("}", ""))
        for path, item in paths.items()
        for method in methods & item.keys()
    }
    for path in (SOURCES / "FoyerHTTP").rglob("*.swift"):
        text = path.read_text()
        found |= {(method, route) for route, method in re.findall(r'routes\.on\("([^"*]+)", \.(\w+)', text)}
        for loop in re.finditer(r"for \(?path\b[^\n]* in (\[[^\n]*\]) \{(.*?)\n {4}\}", text, re.DOTALL):
            paths = re.findall(r'"(/[^"]*)"', loop[1])
            methods = re.findall(r"\.on\(path, \.(\w+)", loop[2])
            found |= {(method, route) for route in paths if "**" not in route for method in methods}
    # The second value is the target of a redirect.
    return found - {("get", "/assets/foyer.svg")}


def test_every_way_is_listed(server: FoyerServer) -> None:
    assert types_of("AgentCommand.swift") == AGENT_COMMANDS
    assert types_of("AgentFrame.swift") == AGENT_FRAMES
    assert types_of("VisitorCommand.swift") == VISITOR_COMMANDS
    assert routes(server) == set(ROUTES)
    paths = file("SocketPath.swift").read_text()
    assert set(re.findall(r'= "(/[^"]+)"', paths)) == SOCKETS


def examples(kind: str, types: set[str]) -> list[dict]:
    """The golden examples of a kind; each type must have one."""
    found = [json.loads(path.read_text()) for path in sorted((WIRE / kind).glob("*.json"))]
    assert {example["type"] for example in found} == types, f"a type has no golden example in {kind}"
    return found


def aimed(value: object, scene: "Scene") -> object:
    """The example, addressed to the chat of the scene."""
    if isinstance(value, list):
        return [aimed(each, scene) for each in value]
    if not isinstance(value, dict):
        return value
    meant = {"visitor": scene.visitor.id, "chat": scene.chat, "after": 0, "before": 100, "token": scene.visitor.token}
    meant |= {"widget": scene.server.widget()}
    found = {name: aimed(each, scene) for name, each in value.items() if name != "version"}
    for name, own in meant.items():
        if isinstance(found.get(name), (str, int)):
            found[name] = own
    if found.get("type") == "waiting" and "after" in found:
        found["after"] = scene.chat
    return found


# MARK: the scene


class Scene:
    """Maria chats with a visitor who has written the secret."""

    def __init__(self, server: FoyerServer, maria: AgentClient):
        self.server, self.maria = server, maria
        self.visitor = VisitorClient(server)
        self.visitor.headers["X-Forwarded-For"] = "198.51.100.40"
        self.visitor.arrive()
        self.visitor.say("Hello")
        self.chat = maria.do("accept", self.visitor.id)["chat"]["id"]
        self.visitor.say(SECRET)
        maria.do("send", chat=self.chat, draft="note", text=SECRET, note=True)

    def speak_on(self) -> None:
        """Sends a message that an outsider may have subscribed to."""
        self.visitor.send(type="typing", text=SECRET)
        self.visitor.say(SECRET)
        self.maria.do("send", chat=self.chat, draft=f"answer-{time.monotonic_ns()}", text=SECRET)


@pytest.fixture(scope="module")
def scene(server: FoyerServer, maria: AgentClient) -> Iterator[Scene]:
    made = Scene(server, maria)
    yield made
    made.visitor.leave()


# MARK: agents

ROLES = ["agent", "supervisor", "administrator", "agent who left"]


@pytest.mark.parametrize("role", ROLES)
def test_a_colleague_receives_nothing_of_an_open_chat(
    role: str, scene: Scene, add_agent: Callable[[str, str], AgentClient]
) -> None:
    """For every role, whether the chat was once theirs or not, by `POST` and by socket."""
    agent = add_agent(role.replace(" ", ""), role.split()[0])
    agent.connect()
    if role == "agent who left":
        scene.maria.do("transfer", scene.visitor.id, toAgent=agent.me["id"])
        agent.do("goToChat", scene.visitor.id)
        agent.do("transfer", scene.visitor.id, toAgent=scene.maria.me["id"])
        scene.maria.do("goToChat", scene.visitor.id)
        agent.connect()  # drops the frames received while the chat was theirs
        agent.ask("availability", availability="online")
    since = agent.line.mark()
    answers = []
    for example in examples("agent-command", AGENT_COMMANDS):
        command = aimed(example, scene)
        if command["type"] in COMES_IN:
            continue
        if command["type"] == "transfer" and "toQueue" in command:
            command["toQueue"] = agent.me["id"]
        answers.append((command, agent.request("POST", "/api/v1/commands", command).text))
        agent.line.send({"type": "command", "request": 1, "command": command})
    for example in examples("agent-frame", AGENT_FRAMES):
        frame = aimed(example, scene)
        if (frame.get("command") or {}).get("type") not in COMES_IN:
            agent.line.send(frame)
    back = agent.connect(chats=[{"chat": scene.chat, "after": 0}]).line

    scene.speak_on()
    agent.ask("availability", availability="online")  # answered after all earlier notices

    for command, answer in answers:
        assert SECRET not in answer, command
    assert SECRET not in json.dumps(agent.line.notices[since if agent.line is not back else 0 :])
    assert agent.do("pastChats", scene.visitor.id)["chats"], "the chat itself is no secret"


def test_an_agent_who_joins_receives_messages_until_leaving(
    scene: Scene, ben: AgentClient, server: FoyerServer
) -> None:
    answer = ben.ask("monitor", scene.visitor.id)
    assert answer["type"] == "done"
    ben.line.wait(lambda n: n["type"] == "messages" and SECRET in json.dumps(n))
    since = ben.line.mark()
    scene.speak_on()
    ben.line.wait(lambda n: n["type"] == "message" and n["message"]["text"] == SECRET, since)

    ben.ask("leaveChat", chat=scene.chat)
    since = ben.line.mark()
    scene.speak_on()
    ben.line.send({"type": "fetch", "chat": scene.chat, "after": 0})
    assert ben.line.wait("refused", since)["code"] == "notYours"
    assert SECRET not in json.dumps(ben.line.notices[since:])
    if not POSTGRES:
        database = sqlite3.connect(server.data / "foyer.sqlite")
        audited = database.execute("SELECT agent, subject FROM audit WHERE action = 'monitor'").fetchall()
        assert (ben.me["id"], scene.visitor.id) in audited


# MARK: consoles without a log-in


def ended_sessions(server: FoyerServer, add_agent: Callable[[str, str], AgentClient]) -> dict[str, str | None]:
    """Cookies that must not open anything, by what ended their session."""
    out = add_agent("out", "administrator")
    cookies = {"none": None, "made up": "x" * 43, "logged out": out.cookie}
    out.request("DELETE", "/api/v1/session")
    reset = add_agent("reset", "administrator")
    cookies["of the password before"] = reset.cookie
    command = [str(BINARY), "set-password", "--email", "reset@demo.example", "--data", str(server.data)]
    command += ["--database", database_of(server.data)] if POSTGRES else []
    subprocess.run(command, input="another password\n", text=True, check=True, capture_output=True)
    return cookies


def test_an_ended_session_opens_nothing(
    scene: Scene, server: FoyerServer, add_agent: Callable[[str, str], AgentClient]
) -> None:
    cookies = ended_sessions(server, add_agent)
    deadline = time.monotonic() + PATIENCE
    ended = {"Cookie": f"foyer_session={cookies['of the password before']}"}
    while requests.get(f"{server.address}/api/v1/session", headers=ended, timeout=5).status_code == 200:
        assert time.monotonic() < deadline, "the running server has not taken over the new password"
        time.sleep(0.05)
    for fate, cookie in cookies.items():
        headers = {"Origin": server.address, "X-Forwarded-For": "198.51.100.41"}
        if cookie:
            headers["Cookie"] = f"foyer_session={cookie}"
        for example in examples("agent-command", AGENT_COMMANDS):
            body = aimed(example, scene)
            answer = requests.post(f"{server.address}/api/v1/commands", json=body, headers=headers, timeout=5)
            assert answer.status_code == 401, (fate, body, answer.text)
        for (method, path), status in ROUTES.items():
            url = server.address + path.replace(":id", "0" * 26)
            body = "not json" if method in ("post", "patch") else None
            answer = requests.request(
                method, url, headers=headers, data=body, timeout=5, allow_redirects=False, stream=True
            )
            assert answer.status_code == status, (fate, method, path, answer.text)
            first = next(answer.iter_content(4_096), b"")  # a stream does not end
            assert SECRET not in first.decode()
            answer.close()
        with pytest.raises(InvalidStatus) as refused:
            url = f"ws://127.0.0.1:{server.port}/api/v1/socket"
            Line(url, server.address, headers.copy() | {"Origin": server.address})
        assert refused.value.response.status_code == 401, fate


@pytest.mark.skipif(bool(POSTGRES), reason="an agent is removed with SQLite's own statements")
def test_a_removed_agent_receives_nothing_more(
    scene: Scene, server: FoyerServer, add_agent: Callable[[str, str], AgentClient]
) -> None:
    """There is no command for it yet, so the operator's SQL statement is tested."""
    agent = add_agent("gone", "supervisor").connect()
    agent.ask("monitor", scene.visitor.id)
    database = sqlite3.connect(server.data / "foyer.sqlite", timeout=PATIENCE)
    database.execute("PRAGMA foreign_keys = ON")
    with database:
        database.execute("DELETE FROM agent WHERE id = ?", [agent.me["id"]])
        database.execute("UPDATE directory_version SET version = version + 1")
    agent.line.wait("loggedOut")
    assert agent.line.wait_closed() == 4401
    since = agent.line.mark()
    scene.speak_on()
    assert agent.request("GET", "/api/v1/session").status_code == 401
    assert agent.post("pastChats", scene.visitor.id).status_code == 401
    assert len(agent.line.notices) == since


# MARK: visitors


def forged(token: str) -> str:
    last = "0" if token[-1] != "0" else "1"
    return token[:-1] + last


@pytest.mark.parametrize("who", ["another browser", "another tab without the token", "banned", "logged out"])
def test_a_visitor_cannot_read_another_visitors_messages(
    who: str, scene: Scene, server: FoyerServer, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    address = {"another browser": "198.51.100.50", "banned": "198.51.100.51", "logged out": "198.51.100.52"}
    stranger = visitor()
    stranger.headers["X-Forwarded-For"] = address.get(who, scene.visitor.headers["X-Forwarded-For"])
    stranger.arrive()
    meant = scene
    if who in ("banned", "logged out"):
        # Messages of the visitor's own, after the session has ended.
        stranger.say(SECRET)
        stranger.chat = stranger.chat or {"id": stranger.line.wait("sent")["chat"]}
        meant = type("Own", (), {"visitor": stranger, "chat": stranger.chat["id"], "server": server})()
    if who == "banned":
        maria.do("ban", stranger.id, byVisitor=True, byAddress=False)
        stranger.line.wait("gone")
    if who == "logged out":
        stranger.send(type="logout")
        stranger.line.wait("fresh")
    heard = []
    for example in examples("visitor-command", VISITOR_COMMANDS):
        command = aimed(example, meant)
        if command["type"] == "hello":
            command["token"] = stranger.token
            command["resume"] = {"chat": meant.chat, "after": 0}
            line = VisitorClient(server)
            line.headers = stranger.headers
            line = line.connect()
            line.send(command)
            line.wait(lambda n: True)
            heard.append(line)
        answer = stranger.command(command)
        assert SECRET not in answer.text, command
        if who in ("banned", "logged out") and command["type"] not in ("ping", "typing", "page", "focus", "leave"):
            assert answer.status_code in ((403,) if who == "banned" else (400, 401, 404, 200)), (command, answer.text)
        if command["type"] == "logout":
            # The visitor who requests it is another one afterwards.
            stranger = visitor() if who not in ("banned", "logged out") else stranger
            stranger.headers["X-Forwarded-For"] = address.get(who, "198.51.100.40")
            if stranger.line is None:
                stranger.arrive()
    scene.speak_on()
    for line in heard:
        assert SECRET not in json.dumps(line.notices)
        line.close()
    if who == "another browser":
        assert SECRET not in json.dumps(stranger.line.notices)


def test_only_a_token_of_the_server_opens_a_chat(scene: Scene, server: FoyerServer) -> None:
    signature = scene.visitor.token.split(".")[2]
    for token in (forged(scene.visitor.token), f"v1.{scene.visitor.id}.", f"v1.{'0' * 26}.{signature}", f"v2.{scene.visitor.id}.{signature}"):
        stranger = VisitorClient(server, token=token)
        answer = stranger.command({"type": "fetch", "chat": scene.chat, "after": 0})
        assert answer.status_code in (400, 401), answer.text
        assert SECRET not in answer.text
        line = stranger.connect()
        line.send(stranger.hello(resume={"chat": scene.chat, "after": 0}))
        assert line.wait("refused")["code"] == "badToken"
        assert line.wait_closed() == 4401


# MARK: what the operator can see


def test_log_metrics_and_errors_contain_no_messages(scene: Scene, server: FoyerServer, maria: AgentClient) -> None:
    scene.visitor.line.send('{"type":"send","text":"' + SECRET)
    scene.visitor.send(type="send", draft=SECRET + "!", text=SECRET)
    scene.visitor.send(type="send", draft="long", text=SECRET * 500)
    maria.post("send", chat=scene.chat, draft="x", text=SECRET * 500)
    maria.post(SECRET)
    scene.speak_on()
    assert SECRET not in requests.get(f"{server.address}/metrics", timeout=5).text
    assert SECRET not in server.log.read_text(errors="replace")
