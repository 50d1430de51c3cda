"""The possible contents of a disk after a power cut: everything flushed, and any part of the rest.

A failed flush is final: the kernel marks the pages clean, and no later flush writes them.
"""

import random
import struct
from dataclasses import dataclass, field
from pathlib import Path

HEAD = struct.Struct("<cBQI")
# A disk writes a sector completely or not at all; a page of SQLite has eight of them.
SECTOR = 512
NAMES = {0: "foyer.sqlite", 1: "foyer.sqlite-wal"}


@dataclass
class Step:
    """One operation on one file; `end` is the end of its record in the log."""

    kind: str
    file: int
    offset: int
    data: bytes
    end: int


def read_log(path: Path) -> list[Step]:
    """All complete records."""
    log, position, steps = path.read_bytes(), 0, []
    while position + HEAD.size <= len(log):
        kind, file, offset, length = HEAD.unpack_from(log, position)
        position += HEAD.size
        size = length if kind == b"w" else 0
        if position + size > len(log):
            break
        steps.append(Step(kind.decode(), file, offset, log[position : position + size], position + size))
        position += size
    return steps


@dataclass
class Disk:
    """The durable data and the cached writes; `step` applies an operation, `cut` returns what a power cut might leave."""

    safe: dict[int, bytearray] = field(default_factory=dict)
    waiting: dict[int, list[Step]] = field(default_factory=dict)
    # Writes of a failed flush. Parts of them may be durable until a later flush overwrites them.
    forgotten: dict[int, list[Step]] = field(default_factory=dict)

    def step(self, step: Step) -> None:
        if step.kind not in "fx":
            self.waiting.setdefault(step.file, []).append(step)
            return
        steps = self.waiting.pop(step.file, [])
        if step.kind == "x":
            self.forgotten[step.file] = steps
            return
        for each in steps:
            _apply(self.safe, each)
        self.forgotten.pop(step.file, None)

    def cut(self, dice: random.Random, mode: str) -> dict[int, bytearray]:
        """`mode`: `none` or `all` of the cached writes, `some` of them, or `torn`: some, and only some sectors of those."""
        files = {file: bytearray(content) for file, content in self.safe.items()}
        for steps in [*self.forgotten.values(), *self.waiting.values()]:
            for step in steps:
                if mode == "none" or (mode in ("some", "torn") and dice.random() < 0.5):
                    continue
                if mode == "torn" and step.kind == "w":
                    for part in _sectors(step):
                        if dice.random() < 0.5:
                            _apply(files, part)
                else:
                    _apply(files, step)
        return files


def _sectors(step: Step) -> list[Step]:
    parts, position = [], 0
    while position < len(step.data):
        room = SECTOR - (step.offset + position) % SECTOR
        data = step.data[position : position + room]
        parts.append(Step("w", step.file, step.offset + position, data, step.end))
        position += len(data)
    return parts


def _apply(files: dict[int, bytearray], step: Step) -> None:
    if step.kind == "u":
        files.pop(step.file, None)
        return
    content = files.setdefault(step.file, bytearray())
    if step.kind == "t":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
    else:
        if len(content) < step.offset:
            content.extend(bytes(step.offset - len(content)))
        content[step.offset : step.offset + len(step.data)] = step.data
