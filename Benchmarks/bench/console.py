"""P4 as the agent experiences it: the Agent Console in a real browser, with fifty thousand browsing visitors."""

import json
import re
import time
import urllib.request
from pathlib import Path

from foyer import ACCOUNT, PASSWORD, Foyer
from load import Play
from paths import BENCHMARKS, ROOT, Fault, run, say
from report import Line

PYTHON = ROOT / ".venv/bin/python"
ONLINE, WAVES, CHANGES = 50_000, 5, 1_000
AT_MOST = 300  # seconds; the visitors stop as soon as enough was measured
LEAVE_TIME = "1h"  # as in online.py


def console():
    if not PYTHON.exists():
        say("P4: without `bin/setup --for test` there is no browser to look at the console in")
        return
    with Foyer(1, ["--leave-time", LEAVE_TIME]) as foyer:
        address = f"http://127.0.0.1:{foyer.port}"
        crowd = Play("views", *foyer.words, "--visitors", ONLINE, "--waves", WAVES, "--rate", CHANGES, "--seconds", AT_MOST)
        crowd.go()
        before, began = stalled(), time.monotonic()
        try:
            output = run(str(PYTHON), str(BENCHMARKS / "bench/watching.py"), address, session(address))
        finally:
            crowd.stop()
        psi = round((stalled() - before) / (time.monotonic() - began), 2)
    yield from lines(json.loads(output), psi)


def lines(seen: dict, psi: float):
    yield Line("P4 console: online", seen["online"], "visitors", floor=ONLINE * 0.99, is_more_better=True)
    for name in ("usual", "liveliest"):
        frames = seen[name]
        if not frames["checked"]:
            raise Fault(f"P4 console: no painted row of the {name} list was compared with the server's frames")
        yield Line(f"P4 console: frame to paint p50, {name} list", frames["paint_p50"], "ms", goal=100, psi=psi)
        yield Line(f"P4 console: frame to paint p95, {name} list", frames["paint_p95"], "ms", goal=100, psi=psi)
        yield Line(f"P4 console: longest task, {name} list", frames["longest_task"], "ms CPU", goal=50, psi=psi)
        yield Line(f"P4 console: painted rows that are not as told, {name} list", frames["stale"], "rows", goal=0, floor=0)
    yield Line("P4 console: longest task while scrolling", seen["scrolling"]["longest_task"], "ms CPU", goal=50, psi=psi)
    yield Line("P4 console: long tasks while scrolling", seen["scrolling"]["long_tasks"], "tasks", goal=0, psi=psi)
    rows = max(seen["scrolling"]["rows"], seen["usual"]["rows"], seen["liveliest"]["rows"])
    yield Line("P4 console: rows in the document", rows, "rows", goal=150, floor=150)
    yield Line("P4 console: moves under the pointer", seen["pointer"]["moved"], "moves", goal=0, floor=0)


def session(address: str) -> str:
    """The session cookie of a logged-in agent."""
    body = json.dumps({"email": ACCOUNT.replace("%ld", "0"), "password": PASSWORD}).encode()
    request = urllib.request.Request(f"{address}/api/v1/session", body, {"Origin": address, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return re.search(r"foyer_session=([^;]+)", answer.headers["Set-Cookie"]).group(1)


def stalled() -> float:
    """Seconds in which some task on this machine waited for a processor."""
    return int(re.search(r"some .*total=(\d+)", Path("/proc/pressure/cpu").read_text()).group(1)) / 1e6
