"""Bad input of visitors gets an error that names the fault; connection and server keep running where they should."""

import json
from collections.abc import Callable, Iterator
from itertools import chain

import pytest
import requests
from websockets.exceptions import InvalidStatus

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer
from line import PATIENCE, Line

UNKNOWN = "0" * 26
# The user agents of such tools are recognised as robots.
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def alive(server: FoyerServer, visitor: Callable[..., VisitorClient], ben: AgentClient) -> Iterator[None]:
    """Ben is Online; and whatever was sent, the server responds afterwards."""
    yield
    assert server.is_alive()
    visitor().arrive()


@pytest.mark.parametrize(
    ("frame", "code", "field"),
    [
        ("this is not JSON", "malformed", None),
        ('{"type":"send","draft":"d1"', "malformed", None),
        ("[]", "malformed", None),
        ("{}", "malformed", "type"),
        ({"type": 7}, "malformed", "type"),
        ({"type": "sing"}, "unknownType", None),
        ({"type": "send", "text": "No draft"}, "malformed", "draft"),
        ({"type": "send", "draft": "spaces are not allowed", "text": "Hi"}, "malformed", "draft"),
        ({"type": "send", "draft": "x" * 37, "text": "Hi"}, "malformed", "draft"),
        ({"type": "send", "draft": "d2", "text": 5}, "malformed", "text"),
        ({"type": "send", "draft": "d3", "text": ""}, "empty", "text"),
        ({"type": "send", "draft": "d4", "text": "x" * 4001}, "tooLong", "text"),
        ({"type": "fetch", "chat": UNKNOWN, "after": 0}, "noSuchChat", None),
        ({"type": "fetch", "chat": "UPPER CASE", "after": 0}, "malformed", "chat"),
        ({"type": "answer", "invitation": UNKNOWN}, "invitationOver", None),
        ({"type": "set", "variables": {f"v{n}": "x" for n in range(51)}}, "malformed", "variables"),
    ],
    ids=lambda value: None if value is None else str(value)[:40],
)
def test_a_visitors_bad_frame_is_refused_and_the_connection_stays(
    frame: object, code: str, field: str | None, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    since = somebody.line.mark()
    somebody.line.send(frame)
    refused = somebody.line.wait("refused", since)
    codes = {code, "tooLong"} if field in ("draft", "variables") else {code}
    assert refused["code"] in codes and refused["detail"], refused
    if field:
        assert (refused.get("field") or "").split(".")[0] == field, refused
    somebody.say("Still here")


def test_the_refusal_of_a_long_message_states_limit_and_length(visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor().arrive()
    somebody.send(type="send", draft="long", text="x" * 5120)
    refused = somebody.line.wait("refused")
    assert (refused["draft"], refused["field"]) == ("long", "text")
    assert "4000" in refused["detail"].replace(",", "") and "5120" in refused["detail"].replace(",", "")
    somebody.say("x" * 4000)


@pytest.mark.parametrize(
    ("frame", "close"),
    [("x" * 16_385, 1009), (b"\x00\x01", 1003)],
    ids=["oversized", "binary"],
)
def test_an_unreadable_frame_closes_the_connection(
    frame: str | bytes, close: int, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor().arrive()
    somebody.line.send(frame)
    assert somebody.line.wait_closed() == close


def test_text_that_is_not_utf8_closes_the_connection(visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor().arrive()
    somebody.line._socket.send(b'{"type":"\xff\xfe"}', text=True)
    assert somebody.line.wait_closed() == 1007


def test_a_visitor_must_send_hello_first(visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor()
    somebody.connect()
    somebody.send(type="send", draft="too-early", text="Hi")
    assert somebody.line.wait("refused")["code"] == "helloExpected"


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", f"v1.{UNKNOWN}.{UNKNOWN}", f"v9.{UNKNOWN}.{UNKNOWN}", "v1..", "v1." + "x" * 3000],
    ids=["empty", "nonsense", "forged", "other-version", "no-parts", "long"],
)
def test_a_forged_token_is_refused(token: str, visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor(token=token)
    somebody.connect().send(somebody.hello())
    refused = somebody.line.wait("refused")
    assert refused["code"] in {"badToken", "malformed", "tooLong", "empty"} and refused["detail"]
    if refused["code"] == "badToken":
        assert somebody.line.wait_closed() == 4401


def test_a_token_is_valid_only_for_its_visitor(visitor: Callable[..., VisitorClient]) -> None:
    first, second = visitor().arrive(), visitor().arrive()
    mixed = ".".join([*first.token.split(".")[:2], second.token.split(".")[2]])
    somebody = visitor(token=mixed)
    somebody.connect().send(somebody.hello())
    assert somebody.line.wait("refused")["code"] == "badToken"
    answer = VisitorClient(first.server, token=mixed).command({"type": "send", "draft": "d", "text": "Hi"})
    assert answer.json()["code"] == "badToken"


def test_an_unknown_widget_gets_nothing(visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor()
    somebody.connect().send(somebody.hello(widget=UNKNOWN))
    somebody.line.wait("gone")
    assert somebody.line.wait_closed() == 4403


def test_a_page_of_another_site_gets_no_widget(
    server: FoyerServer, visitor: Callable[..., VisitorClient]
) -> None:
    somebody = visitor()
    try:
        line = Line(f"ws://127.0.0.1:{server.port}/widget/v1/socket", "https://evil.example")
    except InvalidStatus as refused:
        assert refused.response.status_code == 403
    else:
        line.send(somebody.hello())
        line.wait("gone")
        assert line.wait_closed() == 4403
    url = f"{server.address}/widget/v1/commands"
    body = json.dumps(
        {"widget": server.widget(), "token": visitor().arrive().token, "command": {"type": "ping"}}
    )
    answer = requests.post(url, data=body, headers={"Origin": "https://evil.example"}, timeout=PATIENCE)
    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer.headers
    preflight = requests.options(
        url,
        headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"},
        timeout=PATIENCE,
    )
    assert "Access-Control-Allow-Origin" not in preflight.headers


def test_the_chat_of_another_visitor_cannot_be_read(visitor: Callable[..., VisitorClient]) -> None:
    first, second = visitor().arrive(), visitor().arrive()
    first.say("A secret")
    second.send(type="fetch", chat=first.line.wait("sent")["chat"], after=0)
    assert second.line.wait("refused")["code"] == "noSuchChat"


def test_the_same_draft_twice_is_stored_once(visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor().arrive()
    first, second = somebody.say("Only once", "same"), somebody.say("Only once", "same")
    assert first["sequence"] == second["sequence"]
    assert [m["text"] for m in somebody.transcript() if m["from"] == "visitor"] == ["Only once"]


def test_without_a_socket_the_visitor_uses_post_and_a_stream(
    server: FoyerServer, visitor: Callable[..., VisitorClient], ben: AgentClient
) -> None:
    somebody = visitor()
    headers = {"Origin": server.address, "Content-Type": "text/plain", "User-Agent": BROWSER}
    stream = requests.post(
        f"{server.address}/widget/v1/stream",
        data=json.dumps(somebody.hello()),
        headers=headers,
        stream=True,
        timeout=PATIENCE,
    )
    assert stream.headers["Content-Type"].startswith("application/x-ndjson")
    heard = (json.loads(line) for line in stream.iter_lines(chunk_size=1) if line)
    welcome = next(heard)
    assert welcome["type"] == "welcome" and welcome["stream"]
    somebody.token = welcome["token"]
    answer = somebody.command(
        {"type": "send", "draft": "by-post", "text": "No sockets here"}, stream=welcome["stream"]
    )
    assert answer.status_code == 200, answer.text
    # The answer to the command is in the POST response or in the stream.
    said = chain(answer.json()["notices"], heard)
    assert next(n for n in said if n.get("draft") == "by-post")["type"] == "sent"
    who = somebody.token.split(".")[1]
    ben.wait_status(who, "waitingForChat")
    ben.do("accept", who)
    assert next(n for n in heard if n["type"] == "chat" and n["chat"]["status"] == "chatting")
    stream.close()


def test_a_text_with_a_null_character_is_accepted(
    visitor: Callable[..., VisitorClient], maria: AgentClient
) -> None:
    """PostgreSQL cannot store it; the message would be retried for ever."""
    client = visitor().arrive()
    sent = client.command({"type": "send", "draft": "null", "text": "a\0b"})
    assert sent.status_code == 200, sent.text
    assert client.command({"type": "send", "draft": "null", "text": "a\0b"}).json() == sent.json()
    assert client.command({"type": "identify", "id": "a\0b", "name": "A\0B"}).status_code == 200
    client.arrive()
    assert [message["text"] for message in client.transcript()][0] == "a\ufffdb"
    assert maria.do("info", client.id)["visitor"]["row"]["name"].startswith("A")
    answer = requests.post(
        f"{client.server.address}/api/v1/session", json={"email": "a\0b@c", "password": "\0"},
        headers={"Origin": client.server.address}, timeout=PATIENCE,
    )
    assert answer.status_code == 401
