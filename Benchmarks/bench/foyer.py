"""The measured Foyer: the release binary with the demo's widget and any number of agents."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from paths import ROOT, WORK, Fault, free_port, run, say

BINARY = Path(os.environ.get("FOYER_BENCH_BINARY", ROOT / ".build/release/foyer"))
ACCOUNT = "agent%ld@bench.example"
PASSWORD = "only for benchmarks"
START_LIMIT = 20.0


def build() -> None:
    if "FOYER_BENCH_BINARY" in os.environ:
        return
    say("building release; the first time takes some minutes")
    run("bin/release")


def lookups() -> list[str]:
    """Real look-up files if the machine has them, so that a visitor's record has a country and a browser."""
    options = []
    geoip, browsers = ROOT / ".foyer/geoip/usr/share/tor", Path("/usr/share/uap-core/regexes.yaml")
    if geoip.is_dir():
        options += ["--geoip", str(geoip)]
    if browsers.exists():
        options += ["--user-agents", str(browsers)]
    return options


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Foyer:
    """A running server with its own data folder; it ends with the `with` block."""

    def __init__(self, agents: int = 0, options: list[str] | None = None, data: Path | None = None) -> None:
        self.agents = agents
        self.options = options or []
        self.data = data or WORK / "data"
        self.keeps = data is not None
        self.port = free_port()
        self.widget = ""

    def __enter__(self) -> "Foyer":
        if not self.keeps:
            shutil.rmtree(self.data, ignore_errors=True)
        if self.agents:
            self.start()  # creates the demo's queue and widgets
            self.stop()
            self.add_agents()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if not self.keeps:
            shutil.rmtree(self.data, ignore_errors=True)

    def add_agents(self) -> None:
        def add(number: int) -> None:
            done = subprocess.run(
                [
                    str(BINARY), "add-agent", "--data", str(self.data),
                    "--name", f"Agent {number}", "--email", ACCOUNT.replace("%ld", str(number)),
                ],
                input=PASSWORD + "\n", capture_output=True, text=True, timeout=60,
            )
            if done.returncode:
                raise Fault(f"add-agent: {done.stderr.strip()}")

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(add, range(self.agents)))

    def start(self) -> float:
        """Starts the server; returns the seconds until it answered its first request."""
        command = [
            str(BINARY), "serve", "--demo", "--port", str(self.port), "--data", str(self.data),
            "--trusted-proxy", "127.0.0.0/8", "--message-rate", "100000", "--visitors-per-address", "1000000", *lookups(), *self.options,
        ]
        started = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while time.monotonic() - started < START_LIMIT:
            if self.process.poll() is not None:
                raise Fault(f"foyer ended: {self.process.stderr.read().strip()[-300:]}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/demo/", timeout=5) as answer:
                    found = re.search(r'data-widget="([^"]+)"', answer.read().decode())
                    self.widget = found.group(1) if found else ""
                    return time.monotonic() - started
            except OSError:
                time.sleep(0.002)  # finer than the differences between starts
        raise Fault("foyer did not begin to serve")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def words(self) -> list[str]:
        """The generator's arguments to connect to this server."""
        words = ["--port", str(self.port), "--pid", str(self.pid), "--widget", self.widget]
        if self.agents:
            return words + ["--account", ACCOUNT, "--password", PASSWORD, "--accounts", str(self.agents)]
        return words
