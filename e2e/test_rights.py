"""Access to messages, the scope of keys, and the reach of a ban: on a real server, also after a crash."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from foyer_client import AgentClient, VisitorClient
from foyer_server import BINARY, POSTGRES, FoyerServer, database_of

SECRET = "opensesame"


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    # Clients state their address, as behind a proxy.
    return {"trusted_proxy": "127.0.0.1/32"}


def come(visitor: Callable[..., VisitorClient], address: str, token: str | None = None) -> VisitorClient:
    client = visitor(token=token)
    client.headers["X-Forwarded-For"] = address
    return client.arrive()


def test_an_outsider_cannot_read_an_open_chat(
    visitor: Callable[..., VisitorClient], maria: AgentClient, ben: AgentClient
) -> None:
    client = come(visitor, "198.51.100.7")
    maria.connect()
    ben.connect()
    client.say("Hello")
    maria.do("accept", client.id)
    client.say(SECRET)

    answer = ben.do("pastChats", client.id)
    asked = ben.ask("pastChats", client.id)
    client.say("and on")

    assert [chat["id"] for chat in answer["chats"]] == [client.chat["id"]], "the chat itself is no secret"
    assert SECRET not in json.dumps([answer, asked])
    assert SECRET not in json.dumps(ben.line.notices)
    # The new assignee can still read.
    assert SECRET in json.dumps(maria.do("pastChats", client.id)) or SECRET in json.dumps(maria.line.notices)
    maria.do("end", client.id)
    assert "and on" in json.dumps(ben.do("pastChats", client.id)), "an ended chat is open to everyone who chats"


def test_an_agents_draft_does_not_match_a_visitors_message(
    visitor: Callable[..., VisitorClient], maria: AgentClient
) -> None:
    client = come(visitor, "198.51.100.8")
    client.say("Hello")
    chat = maria.do("accept", client.id)["chat"]["id"]
    told = maria.do("send", chat=chat, draft="k", text="Which size?")

    answer = client.say("The middle one", draft="k")
    again = maria.post("send", chat=chat, draft="k", text="Other words")

    assert answer["sequence"] > told["sequence"]
    assert again.status_code == 409
    assert again.json()["code"] == "draftUsed"
    words = [message["text"] for message in client.transcript()]
    assert "Which size?" in words
    assert "The middle one" in words
    assert "Other words" not in words


def test_a_log_out_survives_a_crash(
    visitor: Callable[..., VisitorClient], maria: AgentClient, server: FoyerServer
) -> None:
    client = come(visitor, "198.51.100.9")
    old = client.token
    client.say(SECRET)
    chat = client.chat["id"]
    since = client.line.mark()
    client.send(type="logout")
    fresh = client.line.wait("fresh", since)
    maria.wait_status(client.id, None)

    server.kill()
    server.start()

    late = visitor(token=old)
    late.headers["X-Forwarded-For"] = "198.51.100.9"
    line = late.connect()
    line.send(late.hello(resume={"chat": chat, "after": 0}))
    assert line.wait("refused")["code"] == "badToken"
    assert late.command({"type": "fetch", "chat": chat, "after": 0}).status_code in (401, 404)
    following = come(visitor, "198.51.100.9", fresh["token"])
    assert following.id == fresh["visitor"]
    line = following.line
    since = line.mark()
    following.send(type="fetch", chat=chat, after=0)
    assert line.wait("refused", since)["code"] == "noSuchChat"
    assert SECRET not in json.dumps(line.notices)


def test_secrets_in_urls_reach_no_agent(
    visitor: Callable[..., VisitorClient], maria: AgentClient, server: FoyerServer
) -> None:
    client = visitor()
    client.headers["X-Forwarded-For"] = "198.51.100.10"
    url = server.address + "/demo/?reset_token=" + SECRET + "&utm_source=news#access_token=" + SECRET
    page = {"url": url, "title": "Reset", "referrer": f"https://ana:{SECRET}@mail.example/?code={SECRET}"}
    client.connect().send(client.hello(page=page))
    client.line.wait("welcome")
    client.send(type="page", tab=client.tab, focused=True, page={"url": url + "&sid=" + SECRET, "title": "Again"})
    client.say("Hello")

    info = maria.do("info", client.id)["visitor"]

    assert SECRET not in json.dumps(info)
    assert "reset_token=…" in info["landing"]["url"]
    assert info["campaign"]["source"] == "news"
    assert info["row"]["referrer"] == "https://…@mail.example/?code=…"


def test_a_ban_reaches_the_whole_network_and_every_connection(
    visitor: Callable[..., VisitorClient], maria: AgentClient
) -> None:
    banned = come(visitor, "2001:db8:7:1::1")
    neighbour = come(visitor, "2001:db8:7:1:ffff::9")
    other = come(visitor, "2001:db8:7:2::1")
    # One visitor at two addresses, with the older connection in the banned network.
    older = come(visitor, "2001:db8:7:1::5")
    newer = come(visitor, "198.51.100.20", older.token)

    preview = maria.do("banPreview", banned.id)
    assert preview["range"] == "2001:db8:7:1::/64"
    assert preview["sharedNow"] == 2, preview
    made = maria.do("ban", banned.id, byVisitor=False, byAddress=True, comment="rude")["bans"][0]

    for client in (banned, neighbour, older):
        client.line.wait("gone")
    assert made["name"]
    assert made["of"] == banned.id
    newer.send(type="ping")
    newer.line.wait("pong")
    other.send(type="ping")
    other.line.wait("pong")
    again = visitor()
    again.headers["X-Forwarded-For"] = "2001:db8:7:1:abcd::1"
    line = again.connect()
    line.send(again.hello())
    line.wait("gone")


def test_a_kill_right_after_a_ban_leaves_no_chat_open(
    visitor: Callable[..., VisitorClient], maria: AgentClient, server: FoyerServer
) -> None:
    maria.connect()
    client = come(visitor, "198.51.100.30")
    client.say("Hello")
    chat = maria.do("accept", client.id)["chat"]["id"]
    maria.do("ban", client.id, byVisitor=False, byAddress=True, comment="rude")
    server.kill()
    server.start()

    again = visitor(token=client.token)
    again.headers["X-Forwarded-For"] = "198.51.100.30"
    line = again.connect()
    line.send(again.hello())
    line.wait("gone")
    maria.wait_status(client.id, None)
    past = maria.do("pastChats", client.id)["chats"]
    assert [(one["id"], one["endReason"]) for one in past] == [(chat, "banned")]


@pytest.mark.parametrize("fault", ["lost", "open", "zeros"])
def test_a_start_without_a_good_key_ends_with_one_line(tmp_path: Path, fault: str) -> None:
    server = FoyerServer(tmp_path / "data", f"key-{fault}").start()
    AgentClient(server)  # logs in: from now on a session depends on the key
    assert server.stop() == 0
    key = tmp_path / "data" / "secret.key"
    if fault == "lost":
        key.unlink()
    elif fault == "open":
        key.chmod(0o644)
    else:
        key.write_bytes(bytes(32))

    command = [BINARY, "serve", "--demo", "--port", "0", "--data", str(tmp_path / "data")]
    command += ["--database", database_of(tmp_path / "data")] if POSTGRES else []
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=os.environ, check=False)

    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    assert "secret.key" in ended.stderr
    assert "--new-secret-key" in ended.stderr
    goes_on = FoyerServer(tmp_path / "data", f"key-{fault}", new_secret_key=True).start()
    VisitorClient(goes_on).arrive()
    assert goes_on.stop() == 0


@pytest.mark.parametrize("network", ["0.0.0.0/0", "::/0", "203.0.0.0/7"])
def test_a_proxy_as_wide_as_the_internet_is_refused(tmp_path: Path, network: str) -> None:
    command = [BINARY, "serve", "--port", "0", "--data", str(tmp_path), "--trusted-proxy", network]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert network in ended.stderr
    assert "too wide" in ended.stderr
