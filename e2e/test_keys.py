"""The scope of each idempotency key: repeated with the same or another content, by another sender, on another transport, after a crash,
and after a log-out (docs/threat-model.md, "Idempotency keys")."""

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from foyer_client import BEN, MARIA, AgentClient, VisitorClient
from foyer_server import FoyerServer
from line import PATIENCE

# The library's default user agent is recognised as a robot.
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WORDS, OTHERS = "The middle one", "Other words"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FoyerServer]:
    """A server of its own, which is killed."""
    running = FoyerServer(tmp_path / "data", "keys").start()
    yield running
    assert running.stop() == 0


class Stream:
    """A visitor's connection by HTTP stream."""

    def __init__(self, client: VisitorClient):
        self.client = client
        body = json.dumps(client.hello())
        self.answer = requests.post(
            f"{client.server.address}/widget/v1/stream", data=body, stream=True, timeout=PATIENCE,
            headers={"Origin": client.server.address, "Content-Type": "text/plain", "User-Agent": BROWSER},
        )
        self.lines = (json.loads(line) for line in self.answer.iter_lines() if line)
        self.name = next(line for line in self.lines if line["type"] == "welcome")["stream"]

    def send(self, draft: str, text: str) -> dict:
        command = {"type": "send", "draft": draft, "text": text}
        assert self.client.command(command, stream=self.name).status_code == 200
        return next(line for line in self.lines if line.get("draft") == draft)

    def close(self) -> None:
        self.answer.raw._fp.fp.raw._sock.shutdown(socket.SHUT_RDWR)


def by_post(client: VisitorClient, draft: str, text: str) -> dict:
    answer = client.command({"type": "send", "draft": draft, "text": text}).json()
    return answer["notices"][-1] if "notices" in answer else answer


def by_socket(client: VisitorClient, draft: str, text: str) -> dict:
    since = client.line.mark()
    client.post(text, draft)
    return client.line.wait(lambda n: n.get("draft") == draft and n["type"] in ("sent", "refused"), since)


def test_a_visitors_draft_is_stored_once(server: FoyerServer, visitor: Callable[..., VisitorClient]) -> None:
    maria = AgentClient(server, MARIA).connect()
    client = visitor().arrive()
    first = client.say(WORDS, "key")
    maria.do("accept", client.id)

    def try_everywhere() -> None:
        tab = visitor(token=client.token).arrive()
        stream = Stream(client)
        ways = [lambda *k: by_post(client, *k), lambda *k: by_socket(tab, *k), lambda *k: stream.send(*k)]
        for way in ways:
            assert way("key", WORDS)["sequence"] == first["sequence"]
            refused = way("key", OTHERS)
            assert refused["code"] == "draftUsed", refused
        stream.close()
        tab.leave()

    try_everywhere()
    server.kill()
    server.start()
    client.arrive()
    try_everywhere()
    client.end()
    assert by_post(client, "key", WORDS)["sequence"] == first["sequence"], "also when the chat is over"
    assert by_post(client, "key", OTHERS)["code"] == "draftUsed", "and in the next chat"
    words = [message["text"] for message in client.transcript()]
    assert words.count(WORDS) == 1 and OTHERS not in words

    # The same key of another sender is a different one.
    maria.connect()
    other = visitor().arrive()
    assert other.say(OTHERS, "key")["chat"] != first["chat"]

    client.send(type="logout")
    client.line.wait("fresh")
    answer = client.command({"type": "send", "draft": "key", "text": WORDS})
    assert answer.status_code == 401 and answer.json()["code"] == "badToken"


def test_an_agents_draft_is_stored_once(server: FoyerServer, visitor: Callable[..., VisitorClient]) -> None:
    maria, ben = AgentClient(server, MARIA).connect(), AgentClient(server, BEN).connect()
    client = visitor().arrive()
    client.say("Hello")
    chat = maria.do("accept", client.id)["chat"]["id"]
    first = maria.do("send", chat=chat, draft="key", text=WORDS)

    def try_everywhere() -> None:
        again = maria.do("send", chat=chat, draft="key", text=WORDS)
        assert again["sequence"] == first["sequence"]
        assert maria.ask("send", chat=chat, draft="key", text=WORDS)["sequence"] == first["sequence"]
        for change in ({"text": OTHERS}, {"text": WORDS, "note": True}):
            asked = maria.ask("send", **({"chat": chat, "draft": "key"} | change))
            posted = maria.post("send", **({"chat": chat, "draft": "key"} | change))
            assert asked["code"] == posted.json()["code"] == "draftUsed"
        # A colleague's key is a different one, and the permission is checked first.
        assert ben.post("send", chat=chat, draft="key", text=WORDS).json()["code"] == "notYours"

    try_everywhere()
    server.kill()
    server.start()
    maria.connect()
    ben.connect()
    client.arrive()
    try_everywhere()
    maria.do("transfer", client.id, toAgent=ben.me["id"])
    ben.do("goToChat", client.id)
    assert maria.do("send", chat=chat, draft="key", text=WORDS)["sequence"] == first["sequence"]
    assert ben.do("send", chat=chat, draft="key", text=OTHERS)["sequence"] > first["sequence"]
    assert [message["text"] for message in client.transcript()].count(WORDS) == 1

    maria.request("DELETE", "/api/v1/session")
    assert maria.post("send", chat=chat, draft="key", text=WORDS).status_code == 401


def test_repeated_actions_take_effect_once(server: FoyerServer, visitor: Callable[..., VisitorClient]) -> None:
    """Answers to invitations, bans, captures, log-outs; a request number only names the answer."""
    maria, ben = AgentClient(server, MARIA).connect(), AgentClient(server, BEN).connect()
    client = visitor().arrive()
    maria.do("invite", client.id, text="May I help?")
    invitation = client.wait_invited()
    stranger = visitor().arrive()
    assert stranger.command({"type": "answer", "invitation": invitation}).json()["code"] == "invitationOver"
    answers = [client.command({"type": "answer", "invitation": invitation}) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert client.command({"type": "decline", "invitation": invitation}).status_code == 409
    assert len(maria.do("pastChats", client.id)["chats"]) == 1

    assert maria.post("capture", client.id).status_code == 200
    assert maria.post("capture", client.id).json()["code"] == "notOffered"
    for request in (7, 7):
        since = maria.line.mark()
        command = {"type": "info", "visitor": client.id}
        maria.line.send({"type": "command", "request": request, "command": command})
        assert maria.line.wait(lambda n: n.get("request") == 7, since)["type"] == "done"
    bans = [ben.do("ban", stranger.id, byVisitor=True, byAddress=False)["bans"][0]["id"] for _ in range(2)]
    assert bans[0] == bans[1]
    for _ in range(2):
        assert maria.request("DELETE", "/api/v1/session").status_code == 204
