"""Builds the shim between the server and its disk or clock, and preloads it."""

import os
import subprocess
from pathlib import Path

from torture.journal import read_log
from torture.scene import Scene, Violation


def library(scene: Scene, name: str) -> Path:
    """Builds `name`.c of this folder as a library to preload."""
    source, result = Path(__file__).with_name(f"{name}.c"), scene.folder / f"{name}.so"
    if not result.exists():
        command = ["cc", "-O1", "-fPIC", "-shared", "-Wall", "-o", str(result), str(source), "-ldl", "-lpthread"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise Violation(f"{name}.c does not compile; is gcc there? {done.stderr}")
    return result


class Disk:
    """The disk of one server: its recorded writes, and its faults."""

    def __init__(self, scene: Scene, data: Path, keeps_log: bool = True):
        self.library = library(scene, "disk_shim")
        self.log = scene.folder / "writes.log"
        self._fault = scene.folder / "fault"
        self._data = data
        self._settings = [f"SHIM_FOLDER={data}", f"SHIM_FAULT={self._fault}"]
        self._settings += [f"SHIM_LOG={self.log}"] * keeps_log
        # Faults of the harness, to prove that they are found.
        faults = ("FORGETS_FLUSHES", "HIDES_FAILURES")
        self._settings += [f"SHIM_{fault}=1" for fault in faults if os.environ.get(f"TORTURE_{fault}")]

    @property
    def prefix(self) -> list[str]:
        return ["env", f"LD_PRELOAD={self.library}", *self._settings]

    def position(self) -> int:
        """The length of the log in bytes: everything promised so far comes before it."""
        return self.log.stat().st_size

    def failures(self) -> int:
        """The number of failed flushes so far."""
        return sum(step.kind == "x" for step in read_log(self.log))

    def fail(self, operations: str, error: int) -> None:
        """From now on these operations (of w, t, f) fail with `error`."""
        self._say(operations, error)

    def fail_some_flushes(self, every: int) -> None:
        """From now on every `every`th flush fails, and its writes are lost."""
        self._say("x", every)

    def slow_down(self, milliseconds: int) -> None:
        """From now on each flush takes so long."""
        self._say("s", milliseconds)

    def _say(self, operations: str, number: int) -> None:
        ready = self._fault.with_suffix(".new")
        ready.write_text(f"{operations} {number}\n")
        ready.rename(self._fault)

    def recover(self) -> None:
        self._fault.unlink(missing_ok=True)
