"""R2: power is cut at any write of the database; the database opens, is consistent, and has everything acknowledged before."""

import multiprocessing
import os
import random
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from torture.journal import NAMES, Disk, Step, read_log
from torture.scene import Scene, Violation, check
from torture.shim import Disk as RecordedDisk
from torture.talk import Talk, log_in

CHATS = 6
MODES = ["none", "all", "some", "torn"]
# The number of crash points at which a real server is started on the remaining data.
STARTS = 3
# Every so many flushes one fails, in the second half of the recording.
FAILED_FLUSH = 11
# At least so many must have failed.
FAILURES = 3
# Thousands of files are created here; they need no disk.
MEMORY = Path("/dev/shm")


class Promise:
    """A message that was acknowledged when the log of writes had the length `position`."""

    def __init__(self, chat: str, draft: str, sequence: int, position: int):
        self.chat, self.draft, self.sequence, self.position = chat, draft, sequence, position


def run(scene: Scene) -> None:
    data = scene.folder / "data"
    disk = RecordedDisk(scene, data)
    server = scene.server(prefix=disk.prefix).start()
    promises = record(scene, server, disk)
    # A stop checkpoints the log, which may be cut anywhere as well.
    check(server.stop() == 0, "the recorded server did not stop")
    steps = read_log(disk.log)
    scene.counts |= {"writes": sum(step.kind == "w" for step in steps)}
    scene.counts |= {"flushes": sum(step.kind == "f" for step in steps)}
    scene.counts |= {"failed flushes": sum(step.kind == "x" for step in steps)}
    check(scene.counts["failed flushes"] >= FAILURES, f"only {scene.counts['failed flushes']} flushes have failed")
    scene.counts |= {"flushes of the file itself": sum(step.kind == "f" and step.file == 0 for step in steps)}
    scene.counts |= {"acknowledged": len(promises)}
    check(promises and scene.counts["flushes"], "nothing was recorded")
    crash(scene, steps, promises)


def record(scene: Scene, server: object, disk: RecordedDisk) -> list[Promise]:
    """Holds chats, and records the position in the log at each acknowledgement."""
    maria = log_in(server)
    talks = [Talk(scene, server, maria, number) for number in range(CHATS)]
    promises: list[Promise] = []
    for talk in talks:
        _watch(talk, disk, promises)
    wanted = scene.size(short=500, long=3_000)
    threads = [thread for talk in talks for thread in talk.start()]
    _wait(lambda: len(promises) >= wanted // 2, threads)
    disk.fail_some_flushes(FAILED_FLUSH)
    # The faster the server is, the more messages share a flush, and the fewer flushes fail.
    _wait(lambda: len(promises) >= wanted and disk.failures() >= FAILURES, threads)
    disk.recover()
    for talk in talks:
        talk.stop.set()
    for thread in threads:
        thread.join(20)
    return list(promises)


def _wait(is_enough: Callable[[], bool], threads: list[threading.Thread]) -> None:
    pause = threading.Event()
    while not is_enough() and any(thread.is_alive() for thread in threads):
        pause.wait(0.01)


def _watch(talk: Talk, disk: RecordedDisk, promises: list[Promise]) -> None:
    hears = talk.visitor._hear

    def hear(notice: dict) -> None:
        if notice["type"] == "sent":
            promises.append(Promise(notice["chat"], notice["draft"], notice["sequence"], disk.position()))
        elif notice["type"] == "refused" and notice.get("code") == "unavailable":
            talk.visitor.post(f"text of {notice['draft']}", notice["draft"])  # a flush failed: send again, as a widget does
        hears(notice)

    def hear_done(draft: str, sequence: int) -> None:
        promises.append(Promise(talk.chat, draft, sequence, disk.position()))

    talk.visitor.line.hears = hear
    talk.hears_done = hear_done


def crash(scene: Scene, steps: list[Step], promises: list[Promise]) -> None:
    # Every crash point needs the schema on disk, so the first one is after the first promise.
    first = next(i for i, step in enumerate(steps) if step.end >= min(p.position for p in promises))
    wanted = scene.size(short=240, long=10_000)
    flushes = [i + dice for i, step in enumerate(steps) if step.kind in "fx" for dice in (0, 1) if i >= first]
    points = scene.random.choices(range(first, len(steps)), k=wanted // 2)
    points += scene.random.choices(flushes, k=wanted - len(points))
    # Around each checkpoint of the log, where most can go wrong.
    points += [i + dice for i, step in enumerate(steps) if step.kind in "fx" and not step.file for dice in (0, 1)]
    points = sorted(point for point in points if first <= point < len(steps))
    cuts = [(point, MODES[number % len(MODES)], number) for number, point in enumerate(points)]
    workers = os.cpu_count() or 1
    # Each worker reads the whole log and checks its share of the points.
    share = lambda worker: _Share(scene.seed, steps, promises, cuts[worker::workers])  # noqa: E731
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        for verdict in pool.map(_Share.judge, [share(worker) for worker in range(workers)]):
            check(verdict is None, verdict)
    scene.count("crash points", len(cuts))
    starts = set(scene.random.sample(cuts, STARTS))
    _replay(scene.seed, steps, [cut for cut in cuts if cut in starts], lambda files, due, what: start(scene, files))


class _Share:
    """Some of the crash points, for one process."""

    def __init__(self, seed: int, steps: list[Step], promises: list[Promise], cuts: list[tuple[int, str, int]]):
        self.seed, self.steps, self.promises, self.cuts = seed, steps, promises, cuts

    def judge(self) -> str | None:
        """What is broken; None if nothing is."""
        place = Path(tempfile.mkdtemp(prefix="foyer-R2-", dir=MEMORY if MEMORY.exists() else None))

        def see(files: dict[int, bytearray], point: int, what: str) -> None:
            due = [p for p in self.promises if point and p.position <= self.steps[point - 1].end]
            judge(place / "after", files, due, what)

        try:
            _replay(self.seed, self.steps, self.cuts, see)
        except Violation as violation:
            return f"{violation} (kept: {place})"
        shutil.rmtree(place)
        return None


def _replay(
    seed: int, steps: list[Step], cuts: list[tuple[int, str, int]],
    see: Callable[[dict[int, bytearray], int, str], None],
) -> None:
    """Calls `see` with the files as each of the cuts leaves them."""
    disk, done = Disk(), 0
    for point, mode, number in cuts:
        while done < point:
            disk.step(steps[done])
            done += 1
        files = disk.cut(random.Random(f"R2/{seed}/{number}"), mode)
        see(files, point, f"crash after write {point} of {len(steps)}, {mode} of what waited")


def judge(folder: Path, files: dict[int, bytearray], due: list[Promise], what: str) -> None:
    _lay_out(folder, files)
    try:
        with sqlite3.connect(folder / NAMES[0]) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            check(verdict == "ok", f"{what}: {verdict}")
            check(not database.execute("PRAGMA foreign_key_check").fetchall(), f"{what}: a reference dangles")
            stored = {
                (chat, draft): sequence
                for chat, draft, sequence in database.execute(
                    "SELECT chat, draft, sequence FROM message WHERE draft <> ''"
                )
            }
            holes = database.execute(
                "SELECT chat FROM message GROUP BY chat HAVING MAX(sequence) <> COUNT(*) OR MIN(sequence) <> 1"
            ).fetchall()
    except sqlite3.DatabaseError as error:
        check(False, f"{what}: {error}")
    finally:
        database.close()
    check(not holes, f"{what}: chats with a gap: {holes}")
    lost = [p.draft for p in due if stored.get((p.chat, p.draft)) != p.sequence]
    check(not lost, f"{what}: {len(lost)} of {len(due)} acknowledged messages are lost: {lost[:5]}")


def start(scene: Scene, files: dict[int, bytearray]) -> None:
    """Foyer itself starts on the remaining data."""
    folder = _lay_out(scene.folder / "started", files)
    key = scene.folder / "data"
    for other in key.iterdir():
        if not other.name.startswith(NAMES[0]):
            shutil.copy(other, folder)
    server = scene.server(data=folder).start()
    check(server.stop() == 0, "a server that started after a cut did not stop")
    scene.count("starts")


def _lay_out(folder: Path, files: dict[int, bytearray]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file, content in files.items():
        (folder / NAMES[file]).write_bytes(content)
    return folder
