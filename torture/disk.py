"""R3: the disk is full, read-only, broken or slow; Foyer reports it, keeps its connections, and recovers with the disk."""

import errno
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from torture.scene import Scene, Server, Skipped, check
from torture.shim import Disk
from torture.talk import Talk, Talker, log_in

CHATS = 3
# Room for a new database and some messages; a filler file takes the rest.
DISK_BYTES = 24 << 20
# Time to recover after the disk accepts writes again.
RECOVERY_SECONDS = 5
# The duration of a flush on an overloaded disk, and the limit for operations that must not wait for it. A message waits for at
# most two flushes: the current one and its own.
SLOW_FLUSH_MS = 400
AT_ONCE_SECONDS, STORED_SECONDS = 0.3, 3 * SLOW_FLUSH_MS / 1_000
FAULTS = [("w", errno.ENOSPC), ("w", errno.EIO), ("wt", errno.EROFS), ("f", errno.EIO)]


def run(scene: Scene) -> None:
    injected(scene)
    slow(scene)
    scene.attempt(really_full)
    scene.attempt(starts_read_only)


def injected(scene: Scene) -> None:
    """Writes or flushes fail during chats."""
    data = scene.folder / "data"
    disk = Disk(scene, data, keeps_log=False)
    server = scene.server(prefix=disk.prefix, data=data).start()
    maria = log_in(server)
    talks = [Talk(scene, server, maria, number) for number in range(CHATS)]
    for round in range(scene.size(short=1, long=8)):
        for operations, error in scene.random.sample(FAULTS, len(FAULTS)):
            suffer(scene, server, talks, lambda: disk.fail(operations, error), disk.recover)
    for talk in talks:
        talk.judge(talk.transcript(), is_settled=False)
    server.kill()
    server.start()
    for talk in talks:
        talk.visitor.arrive()
        talk.judge(talk.transcript(), is_settled=False)
    server.stop()


def _wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    """Waits; `/readyz` may be up to a second old."""
    deadline = time.monotonic() + RECOVERY_SECONDS
    while not holds():
        check(time.monotonic() < deadline, otherwise)
        time.sleep(0.05)


def suffer(scene: Scene, server: Server, talks: list[Talk], breaks, heals) -> None:
    """One fault: nothing is acknowledged while it lasts, all connections stay open, and everything works afterwards."""
    breaks()
    before = [dict(talk.acknowledged) for talk in talks]
    for number, talk in enumerate(talks):
        visitor, draft = talk.visitor, f"{talk.prefix}-broken-{scene.counts.get('faults', 0)}"
        since = visitor.line.mark()
        visitor.post("Is anybody there?", draft)
        answer = visitor.line.wait(lambda n: n.get("draft") == draft and n["type"] in ("sent", "refused"), since)
        check(answer["type"] == "refused", f"acknowledged, though the disk refused it: {answer}")
        check(answer["code"] == "unavailable", f"refused without a clear code: {answer}")
        check(answer.get("retryAfter"), f"refused without saying when to come back: {answer}")
        done = talk.maria.ask("send", chat=talk.chat, draft=f"{draft}-a", text="Yes")
        check((done["type"], done.get("code")) == ("refused", "unavailable"), f"to the agent: {done}")
        since = visitor.line.mark()
        visitor.send(type="ping")
        visitor.line.wait("pong", since)
        check(talk.maria.see(visitor.id), "the visitor's row is gone while the disk is broken")
    # A new visitor may not be stored, but gets an answer, and the server lives.
    newcomer = Talker(server)
    newcomer.connect().send(newcomer.hello())
    newcomer.line.wait(lambda n: n["type"] in ("welcome", "refused", "later", "gone"))
    newcomer.leave()
    check(before == [talk.acknowledged for talk in talks], "something was acknowledged")
    _wait_until(lambda: not server.is_alive(), "/readyz says ready, and nothing can be stored")
    heals()
    deadline = time.monotonic() + RECOVERY_SECONDS
    for talk in talks:
        draft = f"{talk.prefix}-healed-{scene.counts.get('faults', 0)}"
        while True:
            since = talk.visitor.line.mark()
            talk.visitor.post(f"Again: {draft}", draft)
            answer = talk.visitor.line.wait(
                lambda n: n.get("draft") == draft and n["type"] in ("sent", "refused"), since
            )
            if answer["type"] == "sent":
                break
            check(time.monotonic() < deadline, f"{RECOVERY_SECONDS} s after the disk: {answer}")
    _wait_until(server.is_alive, "the server is not ready again")
    scene.count("faults")
    scene.count("refusals", 2 * len(talks))


def slow(scene: Scene) -> None:
    """Flushes are slow: messages wait for them in groups, and operations that store nothing do not wait."""
    data = scene.folder / "worn"
    disk = Disk(scene, data, keeps_log=False)
    server = scene.server(prefix=disk.prefix, data=data).start()
    maria = log_in(server)
    talks = [Talk(scene, server, maria, number) for number in range(scene.size(short=CHATS, long=20))]
    disk.slow_down(SLOW_FLUSH_MS)
    stored, answered = [], []
    for turn in range(scene.size(short=10, long=30)):
        marks = [talk.visitor.line.mark() for talk in talks]
        started = time.monotonic()
        for talk in talks:
            talk.visitor.post(f"Slowly {turn}", f"{talk.prefix}-slow-{turn}")
        for talk in talks:
            asked, mark = time.monotonic(), talk.visitor.line.mark()
            talk.visitor.send(type="ping")
            talk.visitor.line.wait("pong", mark)
            check(maria.see(talk.visitor.id), "a visitor's row is gone while the disk is slow")
            answered.append(time.monotonic() - asked)
        for talk, mark in zip(talks, marks, strict=True):
            talk.visitor.line.wait("sent", mark)
        stored.append(time.monotonic() - started)
    disk.recover()
    scene.counts["ms at most for an answer beside a slow disk"] = round(max(answered) * 1e3)
    scene.counts["ms at most until stored there"] = round(max(stored) * 1e3)
    check(min(stored) > SLOW_FLUSH_MS / 2_000, f"stored in {min(stored):.3f} s: the disk was not slow")
    check(sorted(answered)[len(answered) * 9 // 10] < AT_ONCE_SECONDS, f"answers wait {max(answered):.2f} s for the disk")
    check(sorted(stored)[len(stored) * 9 // 10] < STORED_SECONDS, f"messages wait {max(stored):.2f} s")
    for talk in talks:
        talk.judge(talk.transcript(), is_settled=False)
    server.stop()


def _in_own_mounts(script: str, data: Path) -> list[str]:
    """A command prefix that runs `script` in its own mount namespace, with `data` as $0 and the command as the rest."""
    unshare = ["unshare", "--mount"] + ["--map-root-user"] * (os.geteuid() != 0)
    if subprocess.run([*unshare, "true"], capture_output=True).returncode:
        raise Skipped("no file system of its own here (unshare --mount is not allowed)")
    return [*unshare, "sh", "-c", script, str(data)]


def really_full(scene: Scene) -> None:
    """A small file system of its own, filled to the last block."""
    data = scene.folder / "small"
    data.mkdir()
    script = f'mount -t tmpfs -o size={DISK_BYTES} small "$0" && exec "$@"'
    server = scene.server(prefix=_in_own_mounts(script, data), data=data).start()
    maria = log_in(server)
    talks = [Talk(scene, server, maria, number) for number in range(CHATS)]
    # The server's view of the folder; ours is another file system.
    filler = f"/proc/{server.process.pid}/root{data}/filler"

    def fill() -> None:
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError as full:
                check(full.errno == errno.ENOSPC, f"filling: {full}")

    def empty() -> None:
        with open(filler, "wb"):
            pass

    for _ in range(scene.size(short=2, long=8)):
        # Blocks already allocated to the log can be overwritten; use them up first.
        fill()
        _write_until_refused(talks[0])
        suffer(scene, server, talks, lambda: None, empty)
    for talk in talks:
        talk.judge(talk.transcript(), is_settled=False)
    server.stop()


def _write_until_refused(talk: Talk) -> None:
    for number in range(10_000):
        draft = f"{talk.prefix}-fill-{number}-{talk.visitor.line.mark()}"
        since = talk.visitor.line.mark()
        talk.visitor.post(draft + "x" * 3_000, draft)
        answer = talk.visitor.line.wait(lambda n: n.get("draft") == draft and n["type"] in ("sent", "refused"), since)
        if answer["type"] == "refused":
            return
    check(False, "a full disk was never noticed")


def starts_read_only(scene: Scene) -> None:
    """Without a writable disk the server does not start, and says so in one line that names the setting."""
    data = scene.folder / "small"
    script = 'mount -t tmpfs -o ro none "$0" && exec "$@"'
    server = scene.server(prefix=_in_own_mounts(script, data), data=data)
    done = subprocess.run(server.command_line(), capture_output=True, text=True, timeout=30)
    lines = (done.stdout + done.stderr).strip().splitlines()
    check(done.returncode == 1, f"ended with {done.returncode} on a read-only disk: {lines}")
    check(len(lines) == 1 and "--data" in lines[0], f"does not name the setting in one line: {lines}")
    scene.count("refused starts")
