"""Measures Foyer and its references: `bin/bench [P1 … P12] [--json]`."""

import argparse
import signal
import sys
import time

import foyer
import reference
from crowd import p6, p7
from growth import p8
from memory import p1
from messages import p2, p3
from online import p4, p5
from paths import WORK, Fault, build_load, say
from report import machine, table
from soak import SHORT, p12
from starts import p10
from widget import p9

METRICS = {"P1": p1, "P2": p2, "P3": p3, "P4": p4, "P5": p5, "P6": p6, "P7": p7, "P8": p8, "P9": p9, "P10": p10, "P12": p12}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measures Foyer beside its references.")
    parser.add_argument("metrics", nargs="*", metavar="P1…P12", help="which; all without any")
    parser.add_argument("--json", action="store_true", help="print nothing but a line of JSON a metric")
    parser.add_argument("--soak-minutes", type=float, default=SHORT / 60, help="how long P12 measures, 1 to 60; 60 is the goal's")
    wanted = parser.parse_args()
    if not 1 <= wanted.soak_minutes <= 60:
        parser.error(f"--soak-minutes must be 1 to 60, not {wanted.soak_minutes:g}")
    METRICS["P12"] = lambda: p12(wanted.soak_minutes * 60)
    unknown = [name for name in wanted.metrics if name not in METRICS]
    if unknown:
        parser.error(f"no metric is called {', '.join(unknown)}; there are {', '.join(METRICS)}")
    WORK.mkdir(parents=True, exist_ok=True)
    foyer.build()
    build_load()
    reference.fetch()
    lines, faults = [], 0
    for name in wanted.metrics or METRICS:
        started = time.monotonic()
        try:
            for line in METRICS[name]():
                lines.append(line)
                print(line.json(), flush=True)
        except Fault as fault:
            say(f"{name}: {fault}")
            faults += 1
        say(f"{name} took {time.monotonic() - started:.0f} s")
    if not wanted.json:
        print(f"\n{machine()}\n\n{table(lines)}")
    return 1 if faults or any(line.floor_met is False for line in lines) else 0


if __name__ == "__main__":
    # Ends everything that was started, as an interrupt does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        sys.exit(main())
    except Fault as fault:
        say(str(fault))
        sys.exit(1)
