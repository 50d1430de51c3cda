"""`kill -9` during chats: no acknowledged message is lost, none is duplicated, and everyone continues."""

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from foyer_client import MARIA, AgentClient, VisitorClient
from foyer_server import FoyerServer, on_sqlite
from screen import PATIENCE, Console, Shop, picture

# Seconds; the back-off with jitter may take a while after the server was away.
RECONNECT = 30_000

# The kill happens during CHATS * MESSAGES messages each way, at another point in each round.
CHATS = 8
# As many messages as a visitor may send in a burst.
MESSAGES = 25
KILL_AFTER = [40, 120, 220]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FoyerServer]:
    running = FoyerServer(tmp_path / "data", "durability", trusted_proxy="127.0.0.1/32").start()
    yield running
    running.stop()


class Talk:
    """One chat in which both sides write at the same time until the server is gone."""

    def __init__(self, server: FoyerServer, maria: AgentClient):
        self.maria = maria
        self.visitor = VisitorClient(server).arrive()
        self.visitor.say("Let us begin")
        maria.wait_status(self.visitor.id, "waitingForChat")
        maria.do("accept", self.visitor.id)
        self.chat = maria.wait_status(self.visitor.id, "chatting")["chat"]
        self.questions = {f"q-{number}": f"Question {number}" for number in range(MESSAGES)}
        self.answers = {f"a-{number}": f"Answer {number}" for number in range(MESSAGES)}
        self.answered: dict[str, int] = {}

    def ask(self) -> None:
        """Sends all messages at once without waiting for acknowledgements."""
        for draft, text in self.questions.items():
            self.visitor.post(text, draft)

    def reply(self) -> None:
        """Sends messages one after the other, each after the acknowledgement of the previous one."""
        for draft, text in self.answers.items():
            done = self.maria.ask("send", chat=self.chat, draft=draft, text=text)
            assert done["type"] == "done", done
            self.answered[draft] = done["sequence"]

    @property
    def acknowledged(self) -> dict[str, int]:
        return self.visitor.stored | self.answered

    def resume(self) -> None:
        """Reconnects and resumes, as the widget would."""
        self.visitor.arrive()

    def send_again(self) -> None:
        """A client cannot know which unacknowledged messages arrived: it sends all of them again with the same draft ids."""
        for draft, text in self.questions.items():
            self.visitor.say(text, draft)
        for draft, text in self.answers.items():
            assert self.maria.ask("send", chat=self.chat, draft=draft, text=text)["type"] == "done"


@pytest.mark.parametrize("kill_after", KILL_AFTER)
def test_no_acknowledged_message_is_lost_or_duplicated(kill_after: int, server: FoyerServer) -> None:
    maria = AgentClient(server, MARIA).connect()
    talks = [Talk(server, maria) for _ in range(CHATS)]
    with ThreadPoolExecutor(2 * CHATS) as pool:
        work = [pool.submit(act) for talk in talks for act in (talk.ask, talk.reply)]
        deadline = time.monotonic() + PATIENCE / 1000
        while sum(len(talk.acknowledged) for talk in talks) < kill_after:
            assert time.monotonic() < deadline, "too few messages were acknowledged"
            time.sleep(0.001)
        server.kill()
    broken = [each for each in work if each.exception()]
    assert broken, "everything was sent before the kill"
    maria.line.wait_closed()
    for talk in talks:
        talk.visitor.line.wait_closed()
    acknowledged = [talk.acknowledged for talk in talks]

    server.start()
    maria.connect([{"chat": talk.chat, "after": 0} for talk in talks])
    for talk, promised in zip(talks, acknowledged, strict=True):
        talk.resume()
        stored = by_draft(talk.visitor.transcript())
        assert {draft: stored.get(draft) for draft in promised} == promised

        talk.send_again()
        seen, shown = talk.visitor.transcript(), maria.transcript(talk.chat)
        assert [(m["sequence"], m["text"]) for m in seen] == [(m["sequence"], m["text"]) for m in shown]
        assert [m["sequence"] for m in seen] == list(range(1, len(seen) + 1))
        expected = ["Let us begin", *talk.questions.values(), *talk.answers.values()]
        assert sorted(m["text"] for m in seen if m["from"] in ("visitor", "agent")) == sorted(expected)
        asked = [m["text"] for m in seen if m["text"].startswith("Question")]
        assert asked == list(talk.questions.values()), "out of order"
        stored = by_draft(seen)
        assert {draft: stored[draft] for draft in promised} == promised
        talk.visitor.leave()


def by_draft(messages: list[dict]) -> dict[str, int]:
    return {message["draft"]: message["sequence"] for message in messages if message.get("draft")}


def test_a_resumed_connection_gets_only_the_missing_messages(server: FoyerServer) -> None:
    somebody = VisitorClient(server).arrive()
    maria = AgentClient(server, MARIA).connect()
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


def test_two_people_continue_after_a_restart(
    server: FoyerServer, contexts: Callable, console: Callable[..., Console]
) -> None:
    maria = AgentClient(server, MARIA)
    screen = console(maria).visitors()
    visitor = Shop(contexts().new_page(), server).arrive()
    visitor.say("Before the night")
    maria.wait_status(visitor.id, "waitingForChat")
    maria.do("accept", visitor.id)
    screen.chats(maria.see(visitor.id)["chat"])
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


def test_a_flow_continues_after_a_restart(server: FoyerServer) -> None:
    somebody = VisitorClient(server, "/demo/flow/").arrive()
    somebody.open_window()
    hears(somebody, "What are you looking for?")
    somebody.say("Shoes")
    hears(somebody, "How do your usual shoes fit?")
    goes_on(somebody, server, "chattingWithFlow")
    somebody.say("Too tight")
    hears(somebody, "Then take one size larger than usual.")


def test_a_bot_continues_after_a_restart(server: FoyerServer) -> None:
    somebody = VisitorClient(server, "/demo/bot/").arrive()
    somebody.say("How long does delivery take?")
    hears(somebody, "two to three days")
    goes_on(somebody, server, "chattingWithBot")
    somebody.say("Can I return my order?")
    hears(somebody, "within 60 days")


def hears(somebody: VisitorClient, text: str) -> None:
    somebody.line.wait(lambda n: n["type"] == "message" and text in n["message"]["text"])


def goes_on(somebody: VisitorClient, server: FoyerServer, status: str) -> None:
    """The server is killed and restarted; the visitor finds everything unchanged, and nothing new."""
    before = [(m["sequence"], m["text"]) for m in somebody.transcript()]
    somebody.leave()
    server.kill()
    server.start()
    somebody.arrive()
    assert somebody.chat["status"] == status
    assert [(m["sequence"], m["text"]) for m in somebody.transcript()] == before


def test_a_capture_survives_a_restart(server: FoyerServer) -> None:
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


@on_sqlite
@pytest.mark.parametrize("what", ["removed", "replaced"])
def test_nothing_is_acknowledged_after_the_file_is_removed(server: FoyerServer, what: str) -> None:
    maria = AgentClient(server, MARIA).connect()
    visitor = VisitorClient(server).arrive()
    visitor.say("This is stored")
    if what == "removed":
        shutil.rmtree(server.data)
    else:
        (server.data / "foyer.sqlite").rename(server.data / "moved.sqlite")
        shutil.copy(server.data / "moved.sqlite", server.data / "foyer.sqlite")

    since = visitor.line.mark()
    draft = visitor.post("This is not")
    answer = visitor.line.wait(lambda n: n.get("draft") == draft, since)
    assert (answer["type"], answer["code"]) == ("refused", "unavailable")
    ready = requests.get(f"{server.address}/readyz", timeout=5)
    assert ready.status_code == 503 and "removed or replaced" in ready.json()["detail"]
    stranger = requests.get(f"{server.address}/readyz", headers={"X-Forwarded-For": "198.51.100.1"}, timeout=5)
    assert stranger.status_code == 503 and "foyer.sqlite" not in stranger.text, "paths are for the operator"
    deadline = time.monotonic() + 5
    while not (told := server.log.read_text().count("nothing is stored any more")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert told == 1 and not maria.line.closed
    # The exit code reports to the supervisor that not everything was stored.
    assert server.stop() == 1
    last = server.log.read_text().splitlines()[-1]
    assert last.startswith("foyer: stopped, but the last visits could not be stored: ") and "foyer.sqlite" in last
