"""R4: the wall clock jumps during chats; the order is kept, nobody is logged out, nothing crashes."""

from pathlib import Path

from torture.scene import Scene, check
from torture.shim import library
from torture.talk import Talk, Talker, log_in, settle

CHATS = 3
BROWSING = 10
HOUR, DAY = 3_600, 86_400
# Seconds from the true time: an hour forward and back, a leap second each way, a day, and past the end of 32 bits.
JUMPS = [HOUR, -HOUR, 0, 1, -1, DAY, -DAY, 0, 13 * 365 * DAY, 0]
# The leave time after a disconnect, set by the flag below; no connection breaks in this scenario.
LEAVE_TIME = 1_000
# One run of the sweep, which happens every second, and time to show the result.
SWEEPS = 1.5


def run(scene: Scene) -> None:
    stamp = scene.folder / "shift"
    _set(stamp, 0)
    prefix = ["env", f"LD_PRELOAD={library(scene, 'clock_shim')}", f"CLOCK_SHIFT={stamp}"]
    server = scene.server(prefix=prefix, leave_time=LEAVE_TIME).start()
    maria = log_in(server)
    talks = [Talk(scene, server, maria, number) for number in range(CHATS)]
    browsing = [Talker(server).arrive() for _ in range(BROWSING)]
    jumps = JUMPS + [scene.random.choice(JUMPS) for _ in range(scene.size(short=0, long=60))]
    for jump in jumps:
        threads = [thread for talk in talks for thread in talk.start()]
        threads[0].join(0.1)
        _set(stamp, jump)
        threads[0].join(SWEEPS)  # time for a wrong sweep to remove a visitor
        for talk in talks:
            talk.stop.set()
        for thread in threads:
            thread.join(20)
        check(server.is_alive(), f"the server is gone after a jump to {jump} s")
        for visitor in browsing:
            row = maria.see(visitor.id)
            check(row and row["status"] == "inSite" and not row.get("left"), f"{jump} s: logged out: {row}")
            since = visitor.line.mark()
            visitor.send(type="ping")
            visitor.line.wait("pong", since)
        for talk in talks:
            row = maria.see(talk.visitor.id)
            check(row and row["status"] == "chatting", f"{jump} s: the chat is over: {row and row['status']}")
        settle(talks)
        for talk in talks:
            talk.judge(talk.transcript(), is_settled=True)
        check(maria.request("GET", "/api/v1/session").status_code == 200, f"{jump} s: Maria is logged out")
        scene.count("jumps")
    # How long the server was down is unknown after a restart; tokens stay valid.
    for jump in (DAY, -DAY):
        server.kill()
        _set(stamp, jump)
        server.start()
        for talk in talks:
            talk.visitor.arrive()
            talk.judge(talk.transcript(), is_settled=True)
        scene.count("starts in another time")
    scene.count("messages", sum(len(talk.acknowledged) for talk in talks))


def _set(stamp: Path, seconds: int) -> None:
    ready = stamp.with_suffix(".new")
    ready.write_text(f"{seconds}\n")
    ready.rename(stamp)
