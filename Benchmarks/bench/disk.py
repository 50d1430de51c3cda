"""The current speed of the disk and of SQLite alone."""

import os
import sqlite3
import time

from paths import WORK

SLICE = 2.0  # seconds
TEXT = "x" * 200


def flushes() -> tuple[float, float]:
    """Raw fdatasync after appending 4 KiB: flushes per second, and the p99 in microseconds."""
    path = WORK / "flush.bin"
    file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600)
    times = []
    end = time.perf_counter() + SLICE
    while (started := time.perf_counter()) < end:
        os.pwrite(file, b"x" * 4096, len(times) * 4096)
        os.fdatasync(file)
        times.append(time.perf_counter() - started)
    os.close(file)
    path.unlink()
    times.sort()
    return len(times) / SLICE, times[int(len(times) * 0.99)] * 1e6


def sqlite(batch: int) -> float:
    """Messages per second into a plain table with an index and a unique key, `batch` per commit, with WAL and FULL."""
    path = WORK / "plain.sqlite"
    remove(path)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = wal")
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "CREATE TABLE message (id INTEGER PRIMARY KEY, chat INTEGER, at INTEGER, author INTEGER, draft BLOB UNIQUE, text TEXT)")
    database.execute("CREATE INDEX of_chat ON message (chat, id)")
    count = 0
    started = time.perf_counter()
    while time.perf_counter() - started < SLICE:
        database.execute("BEGIN IMMEDIATE")
        for _ in range(batch):
            count += 1
            database.execute(
                "INSERT INTO message (chat, at, author, draft, text) VALUES (?, ?, ?, ?, ?)",
                (count % 200, count, count % 50, os.urandom(16), TEXT))
        database.execute("COMMIT")
    rate = count / (time.perf_counter() - started)
    database.close()
    remove(path)
    return rate


def remove(path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
