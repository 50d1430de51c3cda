"""P2 and P3: messages from visitors to agents, stored before they are acknowledged."""

from statistics import median

import disk
from foyer import Foyer
from load import Play, play, together
from reference import Reference
from report import Line

BUSY_SINGLE = 1_000  # commits per second; a lower figure means a busy machine
CHATS, AGENTS, IDLE = 500, 25, 5_000
# Messages per second and rounds: the load of the goal, and one at which nearly every message needs a flush of its own.
BUSY, LIGHT = (5_000, 5), (1_500, 3)


def p2():
    """Foyer and the reference at the same time and rate; the figure is the median of the rounds, the p99 the smallest."""
    flush_p99 = disk.flushes()[1]
    lost = 0
    for rate, count in (BUSY, LIGHT):
        rounds = [side_by_side(rate) for _ in range(count)]
        psi = median(ours["psi"] for ours, _ in rounds)
        lost += sum(abs(ours["sent"] - ours["delivered"]) + ours["out_of_order"] + ours["faults"] for ours, _ in rounds)

        def line(name, pick, figure, **limits):
            mine, other = (pick([pair[side][figure] for pair in rounds]) for side in (0, 1))
            return Line(f"P2 {name}, {rate:,}/s", mine, "us", other, psi=psi, compares=True, **limits)

        judged = {"goal": 1.2, "floor": 3} if rate == BUSY[0] else {}
        yield line("CPU a message", median, "cpu_us", **judged)
        yield line("p50 of delivery", median, "p50_us", goal=2)
        yield Line(
            f"P2 p99 of delivery, smallest, {rate:,}/s", min(ours["p99_us"] for ours, _ in rounds) / 1e3, "ms",
            min(theirs["p99_us"] for _, theirs in rounds) / 1e3, goal=5, psi=psi)
        yield Line(
            f"P2 p99 of acknowledgement, smallest, {rate:,}/s", min(ours["ack_p99_us"] for ours, _ in rounds), "us", flush_p99,
            psi=psi, goal=4, compares=True)
    yield Line("P2 lost, doubled or out of order", lost, "messages", goal=0, floor=0)


def side_by_side(rate: int) -> list[dict]:
    with Reference() as nchan, Foyer(AGENTS) as foyer:
        common = ("--visitors", IDLE + CHATS, "--chats", CHATS, "--rate", rate, "--seconds", 5)
        theirs = Play("relay-chats", "--port", nchan.port, "--pid", nchan.pid, *common)
        ours = Play("chats", *foyer.words, "--agents", AGENTS, *common)
        return together(ours, theirs)


def p3():
    """As fast as acknowledged from 200 chats, between two measurements of SQLite and the disk alone."""
    before = disk.flushes()[0], disk.sqlite(1), disk.sqlite(128)
    best = None
    for window in (8, 32):
        with Foyer(AGENTS) as foyer:
            run = play(
                "saturation", *foyer.words, "--agents", AGENTS, "--visitors", 200, "--chats", 200, "--window", window,
                "--seconds", 6)[0]
            if best is None or run["acked_per_second"] > best["acked_per_second"]:
                best = run
    after = disk.flushes()[0], disk.sqlite(1), disk.sqlite(128)
    flushes, single, batched = ((a + b) / 2 for a, b in zip(before, after))
    rate = best["acked_per_second"]
    yield Line("P3 durable messages/s, 200 chats", rate, "/s", batched, goal=0.6, compares=True, is_more_better=True, psi=best["psi"])
    yield Line("P3 durable messages/s, floor", rate, "/s", floor=3_000, is_more_better=True, psi=best["psi"])
    # Grouping pays where a flush is slow; on a quiet machine one message per commit is nearly as fast as the disk.
    floor = 10 if single < BUSY_SINGLE else None
    yield Line("P3 against one message a commit", rate, "/s", single, floor=floor, compares=True, is_more_better=True)
    yield Line("P3 raw fdatasync", flushes, "/s")
    yield Line("P3 CPU a message at full load", best["cpu_us"], "us", psi=best["psi"])
    with Foyer(AGENTS) as foyer:
        light = play(
            "chats", *foyer.words, "--agents", AGENTS, "--visitors", 200, "--chats", 200, "--rate", 50, "--seconds", 5)[0]
    yield Line(
        "P3 acknowledgement p50, light load", light["ack_p50_us"], "us", 1e6 / flushes, goal=1.5, compares=True, psi=light["psi"])
