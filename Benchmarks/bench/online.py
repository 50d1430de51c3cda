"""P4 and P5: the visitor list while visitors browse."""

from console import console
from foyer import Foyer
from load import play
from paths import Fault
from report import Line

CHANGES = 1_000  # page views per second while the agent uses the list
LEAVE_TIME = "1h"  # keeps visitors online after their page closes: one process cannot have fifty thousand open files
AGENTS = 20
P5_RATE = 2_000


def lists(visitors: int, waves: int) -> dict[str, dict]:
    with Foyer(1, ["--leave-time", LEAVE_TIME]) as foyer:
        runs = play("lists", *foyer.words, "--visitors", visitors, "--waves", waves, "--rate", CHANGES, "--pages", 3)
    for run in runs:
        if run["answers"] != run["asked"]:
            raise Fault(f"P4 {run['window']}: {run['answers']} of {run['asked']} lists came within two seconds")
    return {run["window"]: run for run in runs}


def p4():
    small, usual, large = lists(5_000, 1), lists(10_000, 1), lists(50_000, 5)
    first = usual["first"]
    yield Line("P4 first page p99, 10,000 online", first["p99_ms"], "ms", floor=200, psi=first["psi"])
    for name, run in large.items():
        yield Line(
            f"P4 {name} p99, 50,000 online", run["p99_ms"], "ms", small[name]["p99_ms"], goal=25, floor=200, psi=run["psi"])
    for name, run in large.items():
        yield Line(
            f"P4 {name} p50, 50,000 against 5,000", run["p50_ms"], "ms", small[name]["p50_ms"], goal=1.3, compares=True,
            psi=run["psi"])
    yield Line("P4 first page, before compression", large["first"]["bytes"] / 1024, "KB")
    yield from console()


def p5():
    with Foyer(AGENTS) as foyer:
        nobody, one, many, tenth = play(
            "pages", *foyer.words, "--visitors", 5_000, "--agents", AGENTS, "--rate", P5_RATE, "--seconds", 5)
    yield Line("P5 CPU an event, no agent", nobody["cpu_us"], "us", goal=20, psi=nobody["psi"])
    yield Line("P5 CPU an event, 1 agent", one["cpu_us"], "us", nobody["cpu_us"], psi=one["psi"])
    yield Line(
        f"P5 CPU an event, {AGENTS} agents", many["cpu_us"], "us", nobody["cpu_us"], goal=1.25, compares=True, psi=many["psi"])
    yield Line("P5 staleness at the agent p99", many["staleness_p99_ms"], "ms", goal=500, psi=many["psi"])
    yield Line(
        "P5 bytes/s an agent, ten times the events", many["agent_bytes_per_second"], "B/s", tenth["agent_bytes_per_second"])
