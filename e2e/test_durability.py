"""`kill -9` in the middle: nothing acknowledged is missing, nothing is doubled, everybody goes on."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from foyer_client import BEN, MARIA, AgentClient, VisitorClient
from foyer_server import FoyerServer
from screen import PATIENCE, Console, Shop, picture
from stages import Agents

# Back-off with jitter may take a while after the server was away.
RECONNECT = 30_000

# Enough that the kill falls into the middle; sent without waiting for the answers.
ROUNDS = 3
MESSAGES = 400
# The kill comes when so many of one side's messages were acknowledged.
KILL_AFTER = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FoyerServer]:
    running = FoyerServer(tmp_path / "data", "durability").start()
    yield running
    running.stop()


class Writer(threading.Thread):
    """Sends numbered messages one way until the line breaks; remembers what the server acknowledged."""

    def __init__(self, name: str, send: Callable[[str, str], object]):
        super().__init__(daemon=True)
        self.texts = {f"{name}-{number}": f"{name} says {number}" for number in range(MESSAGES)}
        self._send = send

    def run(self) -> None:
        for draft, text in self.texts.items():
            try:
                self._send(draft, text)
            except Exception:  # the server was killed under our hands, which is the point
                return


def acknowledged_by_agent(agent: AgentClient, requests: dict[int, str]) -> dict[str, int]:
    answers = [n for n in agent.line.notices if n["type"] == "done" and n.get("request") in requests]
    return {requests[answer["request"]]: answer["sequence"] for answer in answers}


def agent_sends(agent: AgentClient, chat: str, requests: dict[int, str]) -> Callable[[str, str], None]:
    def send(draft: str, text: str) -> None:
        number = 1_000_000 + len(requests)
        requests[number] = draft
        command = {"type": "send", "chat": chat, "draft": draft, "text": text}
        agent.line.send({"type": "command", "request": number, "command": command})

    return send


@pytest.mark.parametrize("number", range(ROUNDS))
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(number: int, server: FoyerServer) -> None:
    somebody = VisitorClient(server).arrive()
    maria = AgentClient(server, MARIA).connect()
    somebody.say("Let us begin")
    maria.wait_status(somebody.id, "waitingForChat")
    maria.do("accept", somebody.id)
    chat = maria.wait_status(somebody.id, "chatting")["chat"]

    requests: dict[int, str] = {}
    enough = threading.Event()
    hear = somebody.line.hears

    def count(notice: dict) -> None:
        hear(notice)
        if len(somebody.stored) > KILL_AFTER * (number + 1):
            enough.set()

    somebody.line.hears = count
    writers = [
        Writer("visitor", lambda draft, text: somebody.post(text, draft)),
        Writer("agent", agent_sends(maria, chat, requests)),
    ]
    for writer in writers:
        writer.start()
    assert enough.wait(PATIENCE / 1000), f"{len(somebody.stored)} acknowledged"
    server.kill()
    for writer in writers:
        writer.join(PATIENCE / 1000)
    somebody.line.wait_closed()
    maria.line.wait_closed()
    acknowledged = {**somebody.stored, **acknowledged_by_agent(maria, requests)}
    assert len(acknowledged) > KILL_AFTER

    server.start()
    somebody.arrive()
    maria.connect([{"chat": chat, "after": 0}])
    stored = by_draft(somebody.transcript())
    assert {draft: stored.get(draft) for draft in acknowledged} == acknowledged

    for draft, text in writers[0].texts.items():
        somebody.say(text, draft)
    for draft, text in writers[1].texts.items():
        assert maria.ask("send", chat=chat, draft=draft, text=text)["type"] == "done"

    seen, shown = somebody.transcript(), maria.transcript(chat)
    assert [(m["sequence"], m["text"]) for m in seen] == [(m["sequence"], m["text"]) for m in shown]
    assert [m["sequence"] for m in seen] == list(range(1, len(seen) + 1))
    texts = [m["text"] for m in seen if m["from"] in ("visitor", "agent")]
    expected = ["Let us begin", *writers[0].texts.values(), *writers[1].texts.values()]
    assert sorted(texts) == sorted(expected)
    stored = by_draft(seen)
    assert {draft: stored[draft] for draft in acknowledged} == acknowledged
    somebody.leave()


def by_draft(messages: list[dict]) -> dict[str, int]:
    return {message["draft"]: message["sequence"] for message in messages if message.get("draft")}


def test_a_resumed_line_brings_only_what_is_missing(server: FoyerServer) -> None:
    somebody = VisitorClient(server).arrive()
    maria = AgentClient(server, MARIA)
    somebody.say("One")
    maria.wait_status(somebody.id, "waitingForChat")
    chat = maria.do("accept", somebody.id) and maria.see(somebody.id)["chat"]
    somebody.line.wait(lambda n: n["type"] == "chat" and n["chat"]["status"] == "chatting")
    last = max(message["sequence"] for message in somebody.transcript())
    somebody.leave()
    maria.do("send", chat=chat, draft="while-away", text="While you were away")
    server.kill()
    server.start()
    somebody.connect().send(somebody.hello(resume={"chat": chat, "after": last}))
    welcome = somebody.line.wait("welcome")
    assert [m["text"] for m in welcome["messages"] if m["from"] == "agent"] == ["While you were away"]
    assert all(m["sequence"] > last for m in welcome["messages"])
    somebody.leave()


def test_two_people_go_on_after_a_restart(
    server: FoyerServer, contexts: Callable, console: Callable[..., Console]
) -> None:
    maria = AgentClient(server, MARIA)
    visitor = Shop(contexts().new_page(), server).arrive()
    visitor.say("Before the night")
    maria.wait_status(visitor.id, "waitingForChat")
    maria.do("accept", visitor.id)
    screen = console(maria).chats(maria.see(visitor.id)["chat"])
    screen.say("I am listening")
    visitor.expect_says("I am listening")

    server.kill()
    expect(visitor.window).to_contain_text("Reconnecting", timeout=RECONNECT)
    visitor.box.fill("Said to nobody")
    visitor.send.click()
    expect(screen.band).to_contain_text("Reconnecting", timeout=RECONNECT)
    screen.say("Said into the dark")
    picture(visitor.page, "lost-visitor")
    picture(screen.page, "lost-maria")

    server.start()
    for side in (visitor, screen):
        for text in ("Before the night", "I am listening", "Said to nobody", "Said into the dark"):
            side.expect_says(text, RECONNECT)
    expect(visitor.window.get_by_text("Reconnecting")).to_be_hidden(timeout=RECONNECT)
    screen.say("And on we go")
    visitor.expect_says("And on we go")
    visitor.page.reload()
    for text in ("Before the night", "Said to nobody", "Said into the dark", "And on we go"):
        visitor.expect_says(text, RECONNECT)


@pytest.mark.parametrize("column", ["with flow", "with bot"])
def test_a_chat_with_flow_or_bot_goes_on_after_a_restart(column: str, server: FoyerServer) -> None:
    agents = Agents(AgentClient(server, MARIA), AgentClient(server, BEN))
    somebody = agents.bring(VisitorClient(server), column)
    speaker = "flow" if column == "with flow" else "bot"
    somebody.line.wait(lambda n: n["type"] == "message" and n["message"]["from"] == speaker)
    before = [(m["sequence"], m["text"]) for m in somebody.transcript()]
    status = somebody.chat["status"]
    somebody.leave()
    server.kill()
    server.start()

    somebody.arrive()
    assert somebody.chat["status"] == status
    assert [(m["sequence"], m["text"]) for m in somebody.transcript()][: len(before)] == before
    since = somebody.line.mark()
    somebody.say("How much is delivery?")
    answer = somebody.line.wait(lambda n: n["type"] == "message" and n["message"]["from"] == speaker, since)
    assert (
        answer["message"]["text"] not in ("", before[-1][1]) or answer["message"]["sequence"] > before[-1][0]
    )
    somebody.leave()


def test_an_invitation_and_a_capture_survive_a_restart(server: FoyerServer) -> None:
    maria = AgentClient(server, MARIA)
    somebody = VisitorClient(server).arrive()
    maria.wait_status(somebody.id, "inSite")
    maria.do("capture", somebody.id, reason="Keep an eye on them")
    server.kill()
    server.start()
    somebody.arrive()
    row = maria.wait_status(somebody.id, "inSite")
    assert row["captured"] and "release" in row["actions"]
    somebody.leave()


def test_bans_and_log_ins_survive_a_restart(server: FoyerServer) -> None:
    maria = AgentClient(server, MARIA)
    somebody = VisitorClient(server).arrive()
    maria.do("ban", somebody.id, byVisitor=True, byAddress=False, comment="")
    server.kill()
    server.start()
    assert maria.request("GET", "/api/v1/session").status_code == 200
    somebody.connect().send(somebody.hello())
    somebody.line.wait("gone")
