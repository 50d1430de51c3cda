"""P10: the time from the command to the first response."""

import shutil
import time
from statistics import median

from foyer import Foyer, cpu_seconds
from load import Play
from paths import WORK, Fault
from reference import Reference
from report import Line
from filling import fill

ROUNDS = 5
LOADED_SECONDS = 1.5  # messages as fast as they are acknowledged, until the server is killed during the load
LEAST_BUSY = 0.3  # processor seconds in that time; without load there are none
FULL_MESSAGES, FULL_VISITORS = 1_000_000, 100_000


def p10():
    foyer = Foyer()
    with foyer:
        pass
    theirs = median(first_answer_of_reference() for _ in range(ROUNDS))
    empty = median(start_empty() for _ in range(ROUNDS))
    yield Line("P10 start, empty", empty * 1e3, "ms", theirs * 1e3, goal=40, floor=300)

    data = WORK / "full"
    shutil.rmtree(data, ignore_errors=True)
    with Foyer(data=data):
        pass
    fill(data / "foyer.sqlite", FULL_VISITORS, FULL_MESSAGES)
    full = []
    for _ in range(ROUNDS):
        server = Foyer(data=data)
        full.append(server.start())
        server.stop()
    yield Line("P10 start, 10^6 messages and 10^5 visitors", median(full) * 1e3, "ms", goal=100, floor=300)

    killed = []
    for _ in range(ROUNDS):
        server = Foyer(data=data, agents=0)
        server.start()
        load = Play(
            "saturation", *server.words, "--account", "maria@demo.example", "--password", "maria-demo", "--visitors", 100,
            "--chats", 100, "--window", 4, "--seconds", 10)
        load.go()
        before = cpu_seconds(server.pid)
        time.sleep(LOADED_SECONDS)  # the load lasts this long before the kill; its processor time is measured
        busy = cpu_seconds(server.pid) - before
        server.kill()
        load.stop()
        if busy < LEAST_BUSY:
            raise Fault(f"P10: killed after {busy:.2f} s of work, so not under load")
        killed.append(server.start())
        server.stop()
    yield Line("P10 start after kill -9 under load", median(killed) * 1e3, "ms", goal=250, floor=300)
    shutil.rmtree(data, ignore_errors=True)


def start_empty() -> float:
    """The second start: the first one creates the demo, with its slow password hashes."""
    server = Foyer()
    shutil.rmtree(server.data, ignore_errors=True)
    server.start()
    server.stop()
    took = server.start()
    server.stop()
    shutil.rmtree(server.data, ignore_errors=True)
    return took


def first_answer_of_reference() -> float:
    with Reference() as nchan:
        return nchan.ready_after
