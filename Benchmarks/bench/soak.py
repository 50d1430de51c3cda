"""P12: a long day in short, or in long: does anything grow that should not."""

from foyer import Foyer
from load import play
from report import Line

VISITORS, CHATS, AGENTS, RATE = 5_000, 200, 10, 200  # messages a second, and a quarter as many who leave and others who come
SHORT = 150.0
# Least that a slope an hour can be read from: the allocator breathes by half a percent, which in minutes is ten percent an hour.
TELLING = 1_800.0
GROWTH = 1.03  # what a short run must stay below, the allocator's breath and the database's cache included
CHANGING = 20  # connections that are on their way in or out at any moment


def p12(seconds: float = SHORT):
    with Foyer(AGENTS, ["--leave-time", "5000"]) as foyer:
        parts = play(
            "soak", *foyer.words, "--agents", AGENTS, "--visitors", VISITORS, "--chats", CHATS, "--rate", RATE, "--seconds", seconds,
            limit=seconds + 300)
    first, last = parts[0], parts[-1]
    memory = [part["rss_kb"] / 1024 for part in parts]
    yield Line("P12 RSS, last tenth against first", memory[-1], "MB", memory[0], floor=GROWTH, compares=True, psi=last["psi"])
    slope = 100 * slope_of(memory) / memory[0] / sum(part["seconds"] for part in parts) * len(parts) * 3_600
    yield Line(f"P12 RSS slope over {seconds / 60:.3g} minutes", slope, "%/h", goal=1 if seconds >= TELLING else None)
    yield Line("P12 open files, last tenth less first", last["files"] - first["files"], "files", goal=CHANGING, floor=CHANGING)
    yield Line("P12 p99 of delivery, last tenth against first", last["p99_us"] / 1e3, "ms", first["p99_us"] / 1e3, goal=1.2, compares=True, psi=last["psi"])
    yield Line(
        "P12 messages missing, refused or out of order", sum(part["missing"] for part in parts) + last["faults"], "", goal=0, floor=0)


def slope_of(values: list[float]) -> float:
    """By least squares, a step."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    steps = range(len(values))
    return sum((step - middle) * (value - mean) for step, value in zip(steps, values)) / sum((step - middle) ** 2 for step in steps)
