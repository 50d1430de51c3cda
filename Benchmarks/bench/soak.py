"""P12: a day of load in a short or a long run; finds what grows and should not."""

from foyer import Foyer
from load import play
from paths import say
from report import Line

VISITORS, CHATS, AGENTS, RATE = 5_000, 200, 10, 200  # messages per second; a quarter as many visitors leave and others arrive
SHORT = 150.0
# The least tolerance for the slope: a step of half a percent in a short run is more than ten percent an hour.
TELLING = 1_800.0
# Runs of 150 seconds had 1.012 to 1.025, most of it from messages; visitors who stay listed after leaving make it 1.12.
GROWTH = 1.03
SPARE_FILES = 20  # files that the server opens for itself; leaked connections would make it thousands


def p12(seconds: float = SHORT):
    with Foyer(AGENTS, ["--leave-time", "5s"]) as foyer:
        parts = play(
            "soak", *foyer.words, "--agents", AGENTS, "--visitors", VISITORS, "--chats", CHATS, "--rate", RATE, "--seconds", seconds,
            limit=seconds + 400)
    first, last = parts[0], parts[-1]
    say("P12: p99 of delivery by tenths, ms: " + ", ".join(f"{part['p99_us'] / 1e3:.1f}" for part in parts))
    memory = [part["rss_kb"] / 1024 for part in parts]
    yield Line("P12 RSS, last tenth against first", memory[-1], "MB", memory[0], floor=GROWTH, compares=True, psi=last["psi"])
    slope = 100 * slope_of(memory) / memory[0] / sum(part["seconds"] for part in parts) * len(parts) * 3_600
    yield Line(f"P12 RSS slope over {seconds / 60:.3g} minutes", slope, "%/h", goal=1 if seconds >= TELLING else None)
    yield Line("P12 open files, at the end less at the start", last["files"] - last["files_at_start"], "files", goal=0, floor=SPARE_FILES)
    yield Line(
        "P12 p99 of delivery, last tenth against first", last["p99_us"] / 1e3, "ms", first["p99_us"] / 1e3, goal=1.2, compares=True,
        psi=last["psi"])
    missing = sum(abs(part["missing"]) + abs(part["unacked"]) for part in parts)
    yield Line("P12 messages or answers missing, refused or out of order", missing + last["faults"], "", goal=0, floor=0)
    yield Line("P12 not connected at the end", VISITORS - last["online"], "visitors", goal=0, floor=0)


def slope_of(values: list[float]) -> float:
    """By least squares, per step."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    steps = range(len(values))
    return sum((step - middle) * (value - mean) for step, value in zip(steps, values)) / sum((step - middle) ** 2 for step in steps)
