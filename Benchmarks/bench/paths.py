"""Paths of the checkout, and commands that must succeed."""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "Benchmarks"
WORK = ROOT / ".build" / "bench"
LOAD = WORK / "load"


class Fault(Exception):
    """An error that ends the run with a one-line message."""


def say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def run(*command: str, cwd: Path = ROOT, limit: float = 1800) -> str:
    """The output of a command that must succeed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=limit)
    if done.returncode:
        raise Fault(f"{' '.join(command)}: {done.stderr.strip()[-400:]}")
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def build_load() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    sources = sorted(str(path) for path in (BENCHMARKS / "load").glob("*.c"))
    compiler = os.environ.get("CC", "cc")
    run(compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(LOAD), *sources)
