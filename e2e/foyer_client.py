"""Visitors and agents without a screen: clients of docs/protocol.md."""

import itertools
import json
import time
from collections.abc import Callable

import requests
from requests.adapters import HTTPAdapter

from foyer_server import FoyerServer
from line import PATIENCE, Line, Notice, all_pages

PASSWORDS = {"maria@demo.example": "maria-demo", "ben@demo.example": "ben-demo"}
MARIA, BEN = PASSWORDS

_numbers = itertools.count(1)


class VisitorClient:
    """A visitor on a page of the demo shop: call `arrive` first, then act."""

    def __init__(
        self, server: FoyerServer, path: str = "/demo/", token: str | None = None, source: str | None = None
    ):
        self.server, self.path, self.token, self.source = server, path, token, source
        self.tab = f"tab-{next(_numbers)}"
        self.headers: dict[str, str] = {}
        self.line: Line | None = None
        self.id: str | None = None
        self.chat: Notice | None = None
        self.messages: dict[int, Notice] = {}
        self.stored: dict[str, int] = {}
        self._texts: dict[str, str] = {}

    def connect(self) -> Line:
        """Opens the connection without sending anything."""
        url = f"ws://127.0.0.1:{self.server.port}/widget/v1/socket"
        self.line = Line(url, self.server.address, self.headers, self.source)
        self.line.hears = self._hear
        return self.line

    def hello(self, path: str | None = None, **more: object) -> dict:
        """The first frame, as the widget would send it."""
        self.path = path or self.path
        page = {"url": self.server.address + self.path, "title": f"Page {self.path}"}
        hello = {"type": "hello", "protocol": 1, "widget": self.server.widget(self.path), "tab": self.tab}
        hello |= {"page": page, "focused": True, "token": self.token}
        if self.chat:
            hello["resume"] = {"chat": self.chat["id"], "after": max(self.messages, default=0)}
        return hello | more

    def arrive(self, path: str | None = None) -> "VisitorClient":
        """Opens a page, or returns to it; resumes the open chat."""
        self.connect().send(self.hello(path))
        self.line.wait("welcome")
        return self

    def send(self, **frame: object) -> None:
        if frame.get("type") == "send":
            self._texts[str(frame.get("draft"))] = str(frame.get("text"))
        self.line.send(frame)

    def post(self, text: str, draft: str | None = None) -> str:
        """Sends a message without waiting; returns its draft id."""
        draft = draft or f"draft-{next(_numbers)}"
        self.send(type="send", draft=draft, text=text)
        return draft

    def say(self, text: str = "Hello", draft: str | None = None) -> Notice:
        """Sends a message and waits until it is stored."""
        since = self.line.mark()
        draft = self.post(text, draft)
        answer = self.line.wait(lambda n: n.get("draft") == draft and n["type"] in ("sent", "refused"), since)
        assert answer["type"] == "sent", answer
        return answer

    def open_window(self) -> None:
        """Opens the chat window; on a widget with a flow, waits for the flow."""
        since = self.line.mark()
        self.send(type="open")
        if self.path.startswith("/demo/flow"):
            self.line.wait(lambda n: n["type"] == "chat" and n.get("chat"), since)

    def wait_invited(self, since: int = 0) -> str:
        return self.line.wait(lambda n: n["type"] == "invitation" and n.get("invitation"), since)[
            "invitation"
        ]["id"]

    def answer(self) -> None:
        since = self.line.mark()
        self.send(type="answer", invitation=self.wait_invited())
        self.line.wait(lambda n: n["type"] == "chat" and n.get("chat"), since)

    def decline(self, invitation: str | None = None) -> None:
        invitation = invitation or self.wait_invited()
        since = self.line.mark()
        self.send(type="decline", invitation=invitation)
        self.line.wait(lambda n: n["type"] == "invitation" and not n.get("invitation"), since)

    def end(self) -> None:
        since = self.line.mark()
        self.send(type="end")
        self.line.wait(
            lambda n: n["type"] == "chat" and (not n.get("chat") or n["chat"]["status"] == "end"), since
        )

    def transcript(self) -> list[Notice]:
        """All messages of the chat, as stored by the server."""
        return all_pages(self.line, self.chat["id"])

    def leave(self) -> None:
        if self.line:
            self.line.close()

    def command(self, command: dict, **more: object) -> requests.Response:
        """Sends the command as a POST request."""
        body = {"widget": self.server.widget(self.path), "token": self.token, "command": command} | more
        url = f"{self.server.address}/widget/v1/commands"
        return self._session().post(
            url, data=json.dumps(body), headers=self._post_headers(), timeout=PATIENCE
        )

    def _post_headers(self) -> dict[str, str]:
        return {"Origin": self.server.address, "Content-Type": "text/plain"} | self.headers

    def _session(self) -> requests.Session:
        session = requests.Session()
        if self.source:
            session.mount("http://", _From(self.source))
        return session

    def _hear(self, notice: Notice) -> None:
        match notice["type"]:
            case "welcome":
                self.id, self.token = notice["visitor"], notice["token"]
                self.chat = notice.get("chat") or self.chat
                self._keep(notice.get("messages") or [])
            case "chat":
                if self.chat and notice.get("chat") and notice["chat"]["id"] != self.chat["id"]:
                    self.messages.clear()
                self.chat = notice.get("chat")
            case "message":
                self._keep([notice["message"]])
            case "messages":
                self._keep(notice["messages"])
            case "sent":
                draft = notice["draft"]
                assert self.stored.setdefault(draft, notice["sequence"]) == notice["sequence"]
                # The page that sent it gets `sent` instead of `message`.
                self._keep([notice | {"from": "visitor", "text": self._texts[draft]}])

    def _keep(self, messages: list[Notice]) -> None:
        for message in messages:
            known = self.messages.setdefault(message["sequence"], message)
            assert known["text"] == message["text"], f"two messages have one number: {known} and {message}"


class AgentClient:
    """A logged-in agent; commands go by POST, or over the socket after `connect`."""

    def __init__(self, server: FoyerServer, email: str = MARIA, password: str | None = None):
        self.server = server
        self.session = requests.Session()
        self.session.headers["Origin"] = server.address
        password = password or PASSWORDS[email]
        answer = self.request("POST", "/api/v1/session", {"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        self.me = answer.json()["agent"]
        self.line: Line | None = None

    @property
    def cookie(self) -> str:
        return self.session.cookies["foyer_session"]

    def request(self, method: str, path: str, body: object = None, **options: object) -> requests.Response:
        return self.session.request(
            method, self.server.address + path, json=body, timeout=PATIENCE, **options
        )

    def post(self, type: str, visitor: str | None = None, **fields: object) -> requests.Response:
        """Sends one command by POST and returns the response."""
        return self.request("POST", "/api/v1/commands", {"type": type, "visitor": visitor} | fields)

    def do(self, type: str, visitor: str | None = None, **fields: object) -> Notice:
        """Sends one command that must succeed."""
        answer = self.post(type, visitor, **fields)
        assert answer.status_code == 200, f"{type}: {answer.status_code} {answer.text}"
        return answer.json()

    def see(self, visitor: str) -> Notice | None:
        """The visitor's row in this agent's list, or None if there is none."""
        answer = self.post("info", visitor)
        if answer.status_code == 404:
            return None
        assert answer.status_code == 200, answer.text
        return answer.json()["visitor"]["row"]

    def wait_status(self, visitor: str, status: str | None, patience: float = PATIENCE) -> Notice | None:
        """Waits until the visitor has this status, or, with None, until the row is gone."""
        deadline = time.monotonic() + patience
        while True:
            row = self.see(visitor)
            if (row and row["status"]) == status:
                return row
            assert time.monotonic() < deadline, f"waited for {status}, still {row and row['status']}"
            time.sleep(0.02)

    def wait(self, visitor: str, holds: Callable[[Notice], bool], or_gone: bool = False) -> Notice | None:
        """Waits until the visitor's row satisfies the condition or, with `or_gone`, is gone."""
        return self._wait(lambda: self.see(visitor), holds, or_gone)

    def wait_info(self, visitor: str, holds: Callable[[Notice], bool]) -> Notice:
        """Waits until the data of Visitor Info satisfies the condition."""
        return self._wait(lambda: self.do("info", visitor)["visitor"], holds, False)

    def _wait(
        self, look: Callable[[], Notice | None], holds: Callable[[Notice], bool], or_gone: bool
    ) -> Notice | None:
        deadline = time.monotonic() + PATIENCE
        while True:
            seen = look()
            if holds(seen) if seen else or_gone:
                return seen
            assert time.monotonic() < deadline, f"waited in vain, it is still {seen}"
            time.sleep(0.02)

    def connect(self, chats: list[dict] | None = None) -> "AgentClient":
        """Opens the socket and sends hello; an older socket is closed."""
        if self.line:
            self.line.close()
        url = f"ws://127.0.0.1:{self.server.port}/api/v1/socket"
        self.line = Line(url, self.server.address, {"Cookie": f"foyer_session={self.cookie}"})
        self.line.send({"type": "hello", "protocol": 1, "chats": chats or []})
        self.line.wait("welcome")
        return self

    def ask(self, type: str, visitor: str | None = None, **fields: object) -> Notice:
        """Sends one command over the socket and returns `done` or `refused`."""
        request, since = next(_numbers), self.line.mark()
        command = {"type": type, "visitor": visitor} | fields
        self.line.send({"type": "command", "request": request, "command": command})
        return self.line.wait(
            lambda n: n["type"] in ("done", "refused") and n.get("request") == request, since
        )

    def transcript(self, chat: str) -> list[Notice]:
        """All messages of the chat, as stored by the server."""
        return all_pages(self.line, chat, count=50)


class _From(HTTPAdapter):
    """Sends requests from one of this machine's loopback addresses."""

    def __init__(self, source: str):
        self._source = source
        super().__init__()

    def init_poolmanager(self, *arguments: object, **options: object) -> None:
        super().init_poolmanager(*arguments, source_address=(self._source, 0), **options)
