"""P6 and P7: one event for many clients, and many clients that reconnect at once."""

import time

from foyer import Foyer, cpu_seconds
from load import Play, play
from reference import Reference
from report import Line

LISTENERS, TURNS = 1_000, 20
STORM = {"visitors": 10_000, "chats": 500, "agents": 20}


def p6():
    with Reference() as nchan:
        theirs = play(
            "relay-crowd", "--port", nchan.port, "--pid", nchan.pid, "--agents", LISTENERS, "--rate", TURNS, "--seconds", 5)[0]
    with Foyer(10) as foyer:
        ours = play("crowd", *foyer.words, "--agents", LISTENERS, "--rate", TURNS, "--seconds", 5)[0]
    yield Line("P6 CPU a delivery to 1,000", ours["cpu_us"], "us", theirs["cpu_us"], goal=10, psi=ours["psi"])
    yield Line("P6 spread p99 over 1,000", ours["p99_us"] / 1e3, "ms", theirs["p99_us"] / 1e3, goal=25, psi=ours["psi"])
    yield Line("P6 delivered too few or too many", abs(ours["expected"] - ours["delivered"]), "notices", goal=0, floor=0)


def p7():
    with Foyer(STORM["agents"]) as foyer:
        words = [word for name, count in STORM.items() for word in (f"--{name}", count)]
        storm = Play("storm", *foyer.words, *words)
        foyer.kill()
        storm.go()
        down = time.monotonic()
        foyer.start()
        listening = time.monotonic() - down
        result = storm.first_result()
        used = cpu_seconds(foyer.pid)
        storm.results()
    yield Line("P7 kill to answering", listening * 1e3, "ms", psi=result["psi"])
    yield Line("P7 CPU a resume", used * 1e6 / STORM["visitors"], "us", goal=120, psi=result["psi"])
    yield Line("P7 99 % of 10,000 back", result["seconds_to_99"], "s", goal=3, psi=result["psi"])
    yield Line(
        "P7 chats short or long, messages out of order",
        result["chats_short"] + result["chats_long"] + result["out_of_order"], "", goal=0, floor=0)
    yield Line("P7 not back", result["visitors"] - result["back"], "visitors", goal=0, floor=0)
