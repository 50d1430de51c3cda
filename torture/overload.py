"""R7, overload: three times the sustainable message rate. The server stops reading from a page with two messages in flight, so nothing is refused, and calm chats continue.

The load comes from the benchmark's generator on the same processors: the sustainable rate is the one measured next to it.
"""

import json
import os
import subprocess
from pathlib import Path

from torture.scene import ROOT, Scene, Server, check

from foyer_server import BINARY

ACCOUNT, PASSWORD, AGENTS = "agent%ld@torture.example", "only for torture", 4
# Calm chats during the overload, and chats that send as fast as possible.
CALM, CALM_RATE, CROWD = 50, 250, 400
TIMES = 3
# The required part of the sustainable rate, and the allowed slowdown of calm chats. A shared machine varies more than the quiet
# machine of the goals (90 % and twice): these are floors.
LEAST_GOODPUT, MOST_SLOWER, TRIFLE_MS = 0.5, 20, 250


class Generator:
    """The load generator, built for this run."""

    def __init__(self, scene: Scene, server: Server):
        self.binary = scene.folder / "load"
        sources = sorted(str(path) for path in (ROOT / "Benchmarks" / "load").glob("*.c"))
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-o", str(self.binary), *sources], check=True)
        self.words = ["--port", str(server.port), "--pid", str(server.process.pid), "--widget", server.widget()]
        self.words += ["--account", ACCOUNT, "--password", PASSWORD, "--accounts", str(AGENTS), "--agents", str(AGENTS)]

    def prepare(self, scenario: str, **options: object) -> subprocess.Popen:
        """Sets it up; it waits for the start signal."""
        words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        process = subprocess.Popen(
            [str(self.binary), "--scenario", scenario, *self.words, *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        check(process.stdout.readline(), f"the load {scenario} ended while it was set up")
        return process

    def play(self, *prepared: subprocess.Popen) -> list[dict]:
        for process in prepared:
            process.stdin.write("go\n")
            process.stdin.flush()
        return [json.loads(process.communicate(timeout=120)[0].splitlines()[0]) for process in prepared]


def run(scene: Scene) -> None:
    data = scene.folder / "data"
    server = scene.server(data=data, trusted_proxy="127.0.0.0/8").start()
    check(server.stop() == 0, "the demo did not stop")
    _add_agents(data)
    server.start()
    seconds = scene.size(short=3, long=10)
    generator = Generator(scene, server)
    peak = generator.play(
        generator.prepare("saturation", visitors=200, chats=200, window=8, seconds=seconds)
    )[0]["acked_per_second"]
    alone = generator.play(_calm(generator, seconds))[0]
    calm, crowd = generator.play(
        _calm(generator, seconds),
        generator.prepare("chats", visitors=CROWD, chats=CROWD, rate=round(TIMES * peak), seconds=seconds),
    )
    goodput = calm["acked_per_second"] + crowd["acked_per_second"]
    slower = calm["ack_p99_us"] / alone["ack_p99_us"]
    scene.counts |= {
        "a second at most": round(peak),
        "a second offered": round((crowd["sent"] + calm["sent"]) / crowd["seconds"]),
        "a second done": round(goodput),
        "refused or lost": crowd["faults"] + calm["faults"],
        "ms p99 of calm chats alone": round(alone["ack_p99_us"] / 1e3, 1),
        "ms p99 of calm chats beside it": round(calm["ack_p99_us"] / 1e3, 1),
        "part of the time in which something waited for a processor": round(calm["psi"], 2),
    }
    check(calm["acked"] == calm["sent"], f"of {calm['sent']} calm messages {calm['acked']} were acknowledged")
    check(server.is_alive(), "the server does not answer any more")
    check(goodput >= LEAST_GOODPUT * peak, f"collapsed: {goodput:.0f} a second of {peak:.0f}")
    is_fine = slower <= MOST_SLOWER or calm["ack_p99_us"] / 1e3 <= TRIFLE_MS
    check(is_fine, f"calm chats wait {slower:.0f} times as long")


def _calm(generator: Generator, seconds: int) -> subprocess.Popen:
    return generator.prepare("chats", visitors=CALM, chats=CALM, rate=CALM_RATE, seconds=seconds)


def _add_agents(data: Path) -> None:
    for number in range(AGENTS):
        email = ACCOUNT.replace("%ld", str(number))
        command = [str(BINARY), "add-agent", "--data", str(data), "--name", f"Agent {number}", "--email", email]
        done = subprocess.run(command, input=PASSWORD + "\n", capture_output=True, text=True, timeout=60)
        check(done.returncode == 0, f"add-agent: {done.stderr}")
