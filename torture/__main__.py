"""bin/torture [--long] [--seed N] [--at-once N] [R1 R3 …]: runs the scenarios in a process each; exits non-zero after a violation."""

import argparse
import importlib
import os
import signal
import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

SCENARIOS = {
    "R1": ("kill", "kill -9 under load"),
    "R2": ("power", "power cut at any write"),
    "R3": ("disk", "full, read-only and failing disk"),
    "R4": ("clock", "the clock jumps"),
    "R5": ("slow", "clients that never read, or vanish"),
    "R5n": ("network", "the network dies"),
    "R7": ("storm", "everybody comes back at once"),
    "R7o": ("overload", "three times the load that fits"),
    "R9": ("races", "agents race for one chat"),
    "R11": ("fuzz", "malformed frames, heads and JSON"),
}
# Scenarios that need an otherwise idle machine: they run when named, or with --long after all others.
ALONE = {"R7o"}
# Scenarios end by their own deadlines long before; this one ends a harness that hangs.
SHORT_SECONDS, LONG_SECONDS = 180, 3_600


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/torture", description=__doc__)
    parser.add_argument("--long", action="store_true", help="about half an hour, instead of minutes")
    parser.add_argument("--seed", type=int, help="repeats a run; default: a new one, printed")
    parser.add_argument("--at-once", type=int, default=1, help="scenarios that run beside each other; default: 1")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("scenarios", nargs="*", metavar="R1", help=f"of {' '.join(SCENARIOS)}; default: all, R7o with --long alone")
    wanted = parser.parse_args()
    unknown = set(wanted.scenarios) - set(SCENARIOS)
    if unknown:
        parser.error(f"no scenario is called {', '.join(sorted(unknown))}; there are {' '.join(SCENARIOS)}")
    seed = int.from_bytes(os.urandom(4)) if wanted.seed is None else wanted.seed
    if wanted.inside:
        return run(wanted.scenarios[0], seed, wanted.long)
    names = wanted.scenarios or [name for name in SCENARIOS if wanted.long or name not in ALONE]
    started = time.monotonic()
    beside, alone = [name for name in names if name not in ALONE], [name for name in names if name in ALONE]
    broken = []
    for group, at_once in ((beside, wanted.at_once), (alone, 1)):
        with ThreadPoolExecutor(at_once) as pool:
            held = pool.map(lambda name: run_apart(name, seed, wanted.long), group)
            broken += [name for name, holds in zip(group, held, strict=True) if not holds]
    total = len(names)
    print(f"seed {seed}, {(time.monotonic() - started) / 60:.1f} minutes")
    print(f"{total - len(broken)} passed, {len(broken)} failed" + (f": {' '.join(broken)}" if broken else ""))
    return 1 if broken else 0


def run_apart(name: str, seed: int, is_long: bool) -> bool:
    """Runs a scenario in a process of its own, so that it cannot affect the next one."""
    command = [sys.executable, "-m", "torture", "--inside", "--seed", str(seed), name]
    limit = LONG_SECONDS if is_long else SHORT_SECONDS
    process = subprocess.Popen(command + ["--long"] * is_long, start_new_session=True)
    try:
        return process.wait(limit) == 0
    except subprocess.TimeoutExpired:
        print(f"{name:4} seed {seed}: FAILED: did not end within {limit} s", flush=True)
        return False
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)  # also its server


def run(name: str, seed: int, is_long: bool) -> int:
    from torture.scene import Scene, Violation

    module, about = SCENARIOS[name]
    scene = Scene(name, seed, is_long)
    started, broken = time.monotonic(), None
    try:
        importlib.import_module(f"torture.{module}").run(scene)
    except (Violation, AssertionError) as violation:
        broken = str(violation)[:2_000]
    except Exception:  # a fault of the harness; report all of it
        broken = traceback.format_exc()
    scene.close(keep=broken is not None)
    counts = ", ".join(f"{value} {what}" for what, value in scene.counts.items())
    seconds = time.monotonic() - started
    print(f"{name:4} {about}: {'FAILED' if broken else 'ok'} in {seconds:.0f} s, seed {seed}: {counts}", flush=True)
    for lack in scene.skipped:
        print(f"skipped: a part of {name}: {lack}", flush=True)
    if broken:
        print(f"     {broken}\n     kept: {scene.folder}", flush=True)
    # Threads that wait for a dead server must not delay the exit.
    sys.stdout.flush()
    os._exit(1 if broken else 0)


if __name__ == "__main__":
    sys.exit(main())
