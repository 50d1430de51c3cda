"""A real Foyer for the tests: it can be started, killed, and restarted with the same data."""

import functools
import hashlib
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "e2e" / "results"
BINARY = Path(os.environ.get("FOYER_BINARY", ROOT / ".build" / "debug" / "foyer"))
GEOIP = ROOT / ".foyer" / "geoip" / "usr" / "share" / "tor"
USER_AGENTS = Path("/usr/share/uap-core/regexes.yaml")
ROBOTS = ROOT / ".foyer" / "robots.json"

# Set by bin/parts/postgres-cluster; the tests then run on PostgreSQL.
POSTGRES = os.environ.get("FOYER_TEST_DATABASE", "")
on_sqlite = pytest.mark.skipif(POSTGRES != "", reason="works on the file of an SQLite database")

# Tests run by root, as in CI, must not give the server rights that an ordinary user lacks.
WITHOUT_RIGHTS = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]

# Seconds; for a debug build on a busy machine. A start usually takes well under a second.
START_DEADLINE = 30


class FoyerServer:
    """One `foyer serve --demo`. Options are flags by name: `leave_time=500` is `--leave-time 500ms`, `x=True` is `--x`."""

    def __init__(self, data: Path, name: str = "server", is_demo: bool = True, **options: object):
        self.is_demo = is_demo
        self.data = data
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # All clients of a test have the same address.
        self.options = {"visitors_per_address": 100_000} | options
        self.repeated: list[tuple[str, str]] = []
        """Flags that are given more than once."""
        self.environment: dict[str, str] = {}
        self.has_tables = True
        """Whether it loads the look-up tables for places and browsers, which takes a while after the start."""
        self.log = RESULTS / f"{name}-{self.port}.log"
        self.process: subprocess.Popen | None = None
        self._widgets: dict[str, str] = {}

    def start(self) -> "FoyerServer":
        """Starts the server and waits until it is ready."""
        if not BINARY.exists():
            raise RuntimeError(f"{BINARY} is missing; build it with: swift build --product foyer")
        RESULTS.mkdir(exist_ok=True)
        with self.log.open("ab") as log:
            environment = os.environ | self.environment
            self.process = subprocess.Popen(self._command(), stdout=log, stderr=log, cwd=ROOT, env=environment)
        deadline = time.monotonic() + START_DEADLINE
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                tail = self.log.read_text(errors="replace")[-2000:]
                raise RuntimeError(f"foyer did not become ready (exit {self.process.poll()}):\n{tail}")
            time.sleep(0.02)
        return self

    def kill(self) -> None:
        """`kill -9`: no close frames, nothing is flushed."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """Stops it as a service manager would, and returns its exit code."""
        if self.process is None or self.process.poll() is not None:
            return self.process.returncode if self.process else 0
        self.process.terminate()
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
            return -9

    def widget(self, path: str = "/demo/") -> str:
        """The key of the widget on a page of the demo shop."""
        if path not in self._widgets:
            page = requests.get(self.address + path, timeout=10)
            found = re.search(r'data-widget="([^"]+)"', page.text)
            assert found, f"{path} has no widget: {page.status_code} {page.text[:200]}"
            self._widgets[path] = found[1]
        return self._widgets[path]

    def is_alive(self) -> bool:
        """Whether it runs and responds."""
        return self.process.poll() is None and self._is_ready()

    def _is_ready(self) -> bool:
        try:
            return requests.get(f"{self.address}/readyz", timeout=2).status_code == 200
        except requests.RequestException:
            return False

    def _command(self) -> list[str]:
        command = [*ordinary(), str(BINARY), "serve", *["--demo"] * self.is_demo, "--port", str(self.port), "--data", str(self.data)]
        if self.has_tables and GEOIP.exists():
            command += ["--geoip", str(GEOIP)]
        if self.has_tables and USER_AGENTS.exists():
            command += ["--user-agents", str(USER_AGENTS)]
        if ROBOTS.exists():
            command += ["--robots", str(ROBOTS)]
        if POSTGRES:
            command += ["--database", database_of(self.data)]
        for name, value in self.options.items():
            unit = "ms" if name.endswith("_time") and isinstance(value, int) else ""
            command += [f"--{name.replace('_', '-')}", *[f"{value}{unit}"] * (value is not True)]
        for pair in self.repeated:
            command += pair
        return command


@functools.cache
def database_of(data: Path) -> str:
    """The PostgreSQL database of a data folder, created at its first use."""
    name = "e2e_" + hashlib.sha256(str(data).encode()).hexdigest()[:16]
    create = ["psql", POSTGRES, "-qc", f"CREATE DATABASE {name} TEMPLATE template0"]
    subprocess.run(create, check=True, capture_output=True)
    return POSTGRES.replace("dbname=postgres", f"dbname={name}")


@functools.cache
def ordinary() -> list[str]:
    """A command prefix that drops root's rights to those of the files' owner; empty if there is nothing to drop."""
    if os.geteuid() != 0:
        return []
    works = subprocess.run([*WITHOUT_RIGHTS, "true"], capture_output=True, check=False).returncode == 0
    return WITHOUT_RIGHTS if works else []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
