"""The parts of every scenario: a seed, a folder, servers that may be killed, counts, and reports of violations."""

import logging
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "e2e"))

from foyer_server import FoyerServer  # noqa: E402

# Servers are killed in the middle of a frame; the client library would print that as an error of its own.
logging.getLogger("websockets").setLevel(logging.CRITICAL)


class Violation(Exception):
    """A promise of Foyer was broken."""


class Skipped(Exception):
    """This machine lacks something that a part of a scenario needs."""


def check(holds: object, message: str) -> None:
    """Ends the scenario when a promise is broken."""
    if not holds:
        raise Violation(message)


class Server(FoyerServer):
    """A Foyer started by a wrapper: `prefix` precedes its command and replaces itself with it (exec)."""

    def __init__(self, data: Path, name: str, prefix: list[str] | None = None, **options: object):
        super().__init__(data, f"torture-{name}", **options)
        self.prefix = prefix or []
        self.is_demo = True

    def _command(self) -> list[str]:
        command = super()._command()
        return self.prefix + (command if self.is_demo else [word for word in command if word != "--demo"])

    def command_line(self) -> list[str]:
        return self._command()

    @property
    def own(self) -> int:
        """Bytes of private memory of this process. Its share of common memory would grow when another server ends."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return 1024 * int(rollup.split("Pss_Anon:")[1].split()[0])

    @property
    def resident(self) -> int:
        """Bytes of resident memory of the process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return 1024 * int(status.split("VmRSS:")[1].split()[0])


class Scene:
    """One run of one scenario."""

    def __init__(self, name: str, seed: int, is_long: bool):
        self.name, self.seed, self.is_long = name, seed, is_long
        self.random = random.Random(f"{name}/{seed}")
        self.counts: dict[str, object] = {}
        self.skipped: list[str] = []
        self.folder = Path(tempfile.mkdtemp(prefix=f"foyer-{name}-", dir=os.environ.get("TORTURE_FOLDER")))
        self._servers: list[Server] = []

    def size(self, short: int, long: int) -> int:
        return long if self.is_long else short

    def attempt(self, part: Callable[["Scene"], None]) -> None:
        """Runs a part that some machines cannot do; the reason is printed at the end."""
        try:
            part(self)
        except Skipped as lack:
            self.skipped.append(str(lack))

    def count(self, what: str, more: int = 1) -> None:
        self.counts[what] = int(self.counts.get(what, 0)) + more

    def server(self, prefix: list[str] | None = None, data: Path | None = None, **options: object) -> Server:
        """A server that is not started yet, without rate limits."""
        options = {"message_rate": 100_000} | options
        server = Server(data or self.folder / "data", self.name, prefix, **options)
        self._servers.append(server)
        return server

    def close(self, keep: bool) -> None:
        for server in self._servers:
            if server.process and server.process.poll() is None:
                server.kill()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
