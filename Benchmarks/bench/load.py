"""Runs scenarios of the load generator, one or several at once."""

import json
import subprocess
from typing import NoReturn

from paths import LOAD, Fault


class Play:
    """A generator that is set up and waits for the start signal."""

    def __init__(self, scenario: str, *words: object) -> None:
        self.scenario = scenario
        self.process = subprocess.Popen(
            [str(LOAD), "--scenario", scenario, *(str(word) for word in words)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        if not self.process.stdout.readline():
            raise Fault(f"load {scenario} ended while it was set up")

    def go(self) -> None:
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def first_result(self) -> dict:
        """The first result, while the generator still holds its connections."""
        line = self.process.stdout.readline()
        if not line:
            self.fail()
        return json.loads(line)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def fail(self) -> NoReturn:
        raise Fault(f"load {self.scenario} failed")

    def results(self, limit: float = 300) -> list[dict]:
        output, _ = self.process.communicate(timeout=limit)
        if self.process.returncode:
            self.fail()
        return [json.loads(line) for line in output.splitlines()]


def together(*plays: Play) -> list[dict]:
    """Starts them at the same moment; returns the first result of each."""
    for play in plays:
        play.go()
    return [play.results()[0] for play in plays]


def play(scenario: str, *words: object, limit: float = 300) -> list[dict]:
    alone = Play(scenario, *words)
    alone.go()
    return alone.results(limit)
