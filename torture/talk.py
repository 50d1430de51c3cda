"""Chats in which both sides write all the time and record, outside the server, what it acknowledged."""

import itertools
import threading
import time
from collections.abc import Callable

from torture.scene import Scene, Server, Violation, check  # noqa: I001  (puts e2e on the path)

from foyer_client import MARIA, AgentClient, VisitorClient
from line import Line, Notice, all_pages

# Unacknowledged messages of one visitor: what a fast typist on a slow connection would accumulate.
OUTSTANDING = 16


class Talker(VisitorClient):
    """A visitor whose contradictions are kept for the judge instead of ending a thread unnoticed."""

    def __init__(self, server: Server):
        super().__init__(server)
        self.fault: str | None = None
        self.refusals: list[Notice] = []

    def _hear(self, notice: Notice) -> None:
        if notice["type"] == "refused":
            self.refusals.append(notice)
        try:
            super()._hear(notice)
        except AssertionError as contradiction:
            self.fault = str(contradiction)


class Talk:
    """One chat; `ask` and `reply` run until the connection breaks, and continue when called again."""

    def __init__(self, scene: Scene, server: Server, maria: AgentClient, number: int):
        self.scene, self.maria = scene, maria
        self.visitor = Talker(server).arrive()
        self.prefix = f"{number}"
        self.visitor.say("Let us begin", f"{number}-begin")
        maria.wait_status(self.visitor.id, "waitingForChat")
        maria.do("accept", self.visitor.id)
        self.chat = maria.wait_status(self.visitor.id, "chatting")["chat"]
        # Drafts in the order of their creation; those without an answer are sent again, in this order.
        self.asked: list[str] = [f"{number}-begin"]
        self.replied: list[str] = []
        self.answered: dict[str, int] = {}
        self.stop = threading.Event()
        # Called for each acknowledgement of the agent's messages, as the visitor's client does for the visitor's.
        self.hears_done: Callable[[str, int], None] = lambda draft, sequence: None

    @property
    def acknowledged(self) -> dict[str, int]:
        return self.visitor.stored | self.answered

    def ask(self) -> None:
        try:
            for draft in [draft for draft in self.asked if draft not in self.visitor.stored]:
                self._post(draft)
            while not self.stop.is_set():
                waiting = len(self.asked) - len(self.visitor.stored)
                if waiting >= OUTSTANDING:
                    mark = self.visitor.line.mark()
                    self.visitor.line.wait("sent", mark - OUTSTANDING)
                    time.sleep(0.001)  # lets received answers be counted
                    continue
                self.asked.append(f"{self.prefix}-v{len(self.asked)}")
                self._post(self.asked[-1])
        except Exception:
            return  # the connection broke, which is part of the scenario

    def _post(self, draft: str) -> None:
        self.visitor.post(f"text of {draft}", draft)

    def reply(self) -> None:
        try:
            for draft in itertools.chain(
                [draft for draft in self.replied if draft not in self.answered], self._new_replies()
            ):
                done = self.maria.ask("send", chat=self.chat, draft=draft, text=f"text of {draft}")
                if done["type"] != "done":
                    self.visitor.refusals.append(done)
                    return
                known = self.answered.setdefault(draft, done["sequence"])
                self.hears_done(draft, done["sequence"])
                if known != done["sequence"]:
                    self.visitor.fault = f"{draft} was acknowledged as {known} and {done['sequence']}"
        except Exception:
            return  # as above

    def _new_replies(self):
        while not self.stop.is_set():
            self.replied.append(f"{self.prefix}-a{len(self.replied)}")
            yield self.replied[-1]

    def start(self) -> list[threading.Thread]:
        self.stop.clear()
        threads = [threading.Thread(target=act, daemon=True) for act in (self.ask, self.reply)]
        for thread in threads:
            thread.start()
        return threads

    def transcript(self) -> list[Notice]:
        return all_pages(self.visitor.line, self.chat, count=200)

    def judge(self, transcript: list[Notice], is_settled: bool) -> None:
        """Nothing acknowledged is lost, duplicated or out of order."""
        if self.visitor.fault:
            raise Violation(self.visitor.fault)
        numbers = [message["sequence"] for message in transcript]
        check(numbers == list(range(1, len(numbers) + 1)), f"chat {self.chat}: numbers {numbers[-20:]}")
        drafts = [message["draft"] for message in transcript if message.get("draft")]
        texts = [message["text"] for message in transcript if message["from"] in ("visitor", "agent")]
        check(len(texts) == len(set(texts)), f"chat {self.chat}: a message is there twice")
        stored = {message["draft"]: message["sequence"] for message in transcript if message.get("draft")}
        for draft, sequence in self.acknowledged.items():
            check(
                stored.get(draft) == sequence,
                f"{draft} was acknowledged as {sequence}, and is {stored.get(draft)}",
            )
        for made in (self.asked, self.replied):
            mine = set(made)
            kept = [draft for draft in drafts if draft in mine]
            check(kept == made[: len(kept)], f"chat {self.chat}: out of order: {kept[-20:]} of {made[-20:]}")
            if is_settled:
                check(len(kept) == len(made), f"chat {self.chat}: {set(made) - set(kept)} never arrived")


def settle(talks: list[Talk]) -> None:
    """Sends unacknowledged messages again, one by one, until all are acknowledged."""
    for talk in talks:
        for draft in [draft for draft in talk.asked if draft not in talk.visitor.stored]:
            talk.visitor.say(f"text of {draft}", draft)
        for draft in [draft for draft in talk.replied if draft not in talk.answered]:
            done = talk.maria.ask("send", chat=talk.chat, draft=draft, text=f"text of {draft}")
            check(done["type"] == "done", f"{draft} is refused for ever: {done}")
            talk.answered[draft] = done["sequence"]


def log_in(server: Server) -> AgentClient:
    return AgentClient(server, MARIA).connect()


__all__ = ["Line", "Talk", "Talker", "log_in", "settle"]
