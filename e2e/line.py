"""A WebSocket that keeps the frames that it received."""

import json
import threading
import time
from collections.abc import Callable

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

# Seconds; long enough for a debug build on a busy machine. A test that waits this long fails.
PATIENCE = 10

Notice = dict


class Line:
    """A WebSocket; received notices are kept in order, and can be waited for."""

    def __init__(
        self, url: str, origin: str | None, headers: dict[str, str] | None = None, source: str | None = None
    ):
        options = {"source_address": (source, 0)} if source else {}
        options |= {
            "max_size": None,
            "open_timeout": PATIENCE,
            "close_timeout": 1,
            "proxy": None,
            "compression": None,
            "legacy": True,
        }
        self._socket = connect(url, origin=origin, additional_headers=headers or {}, **options)
        self.notices: list[Notice] = []
        self.hears: Callable[[Notice], None] = lambda notice: None
        self.closed: int | None = None
        self._changed = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, frame: dict | str | bytes) -> None:
        self._socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    def mark(self) -> int:
        """A position to wait from: earlier notices do not count."""
        return len(self.notices)

    def wait(
        self, wanted: Callable[[Notice], bool] | str, since: int = 0, patience: float = PATIENCE
    ) -> Notice:
        """The first notice after `since` of this type, or that satisfies this condition."""
        fits = (lambda notice: notice["type"] == wanted) if isinstance(wanted, str) else wanted
        deadline = time.monotonic() + patience
        with self._changed:
            while True:
                for notice in self.notices[since:]:
                    if fits(notice):
                        return notice
                assert self.closed is None, (
                    f"closed ({self.closed}) while waiting; heard {self.notices[since:]}"
                )
                remaining = deadline - time.monotonic()
                assert remaining > 0, f"waited {patience} s for {wanted}; heard {self.notices[since:]}"
                self._changed.wait(remaining)

    def wait_closed(self, patience: float = PATIENCE) -> int:
        """The close code; fails if the connection stays open."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.closed is not None, patience), "the connection is still open"
            return self.closed

    def close(self) -> None:
        self._socket.close()

    def drop(self) -> None:
        """Disconnects without a close frame, as in a tunnel."""
        self._socket.socket.close()

    def _listen(self) -> None:
        try:
            for text in self._socket:
                notice = json.loads(text)
                with self._changed:
                    self.notices.append(notice)
                    self.hears(notice)
                    self._changed.notify_all()
        except (ConnectionClosed, OSError):
            pass  # `closed` reports it
        with self._changed:
            self.closed = self._socket.close_code or 1006
            self._changed.notify_all()


def all_pages(line: Line, chat: str, **fields: object) -> list[Notice]:
    """Fetches the messages after the last known number until there are no more."""
    transcript: list[Notice] = []
    while True:
        since = line.mark()
        after = transcript[-1]["sequence"] if transcript else 0
        line.send({"type": "fetch", "chat": chat, "after": after} | fields)
        page = line.wait(lambda n: n["type"] == "messages" and n["chat"] == chat, since)["messages"]
        if not page:
            return transcript
        transcript += page
