"""R5: clients that never read are disconnected before they cost much; vanished clients are noticed; no other client waits for them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from torture.raw import PATIENCE, frame, upgrade
from torture.scene import Scene, Server, check
from torture.talk import Talker, log_in

from foyer_client import AgentClient

# The allowed memory of a slow client beyond that of one that reads: its queue (32 KB), one frame beyond it, rounding of the
# allocator, and a share of what the process keeps. Kernel buffers are not counted.
SLOW_BYTES = 160 << 10
# The allowed queue of a console that does not read.
CONSOLE_QUEUE = 1 << 20
# The smallest buffer that a kernel gives a socket.
RECEIVE_BUFFER = 2_048
# Seconds that other clients may wait meanwhile: as with malformed input, in a debug build next to other scenarios.
OTHERS_WAIT = 3
LEAVE_TIME = 2_000
# Silence, then a ping, then the time for its answer (`SocketTime` in the server; not part of docs/protocol.md).
SERVER_SECONDS = 25 + 20


def noticed_seconds(leave_time: int) -> float:
    """Seconds until the list shows that a vanished visitor has left."""
    return SERVER_SECONDS + leave_time / 1_000 + 5


LONG_TEXT = "x" * 1_000
# The messages of the requested chat, and the number of concurrent requests: the kernel buffers some MB before the queue fills.
LONG_CHAT, ASK_AT_ONCE, CUT_SECONDS = 20, 20, 90
# Requests of the clients that read: they cause as much traffic as those that do not read.
ASKED_BEFORE = 100
# Clients that only send "ping", and how many pings are written at once.
PINGING, PINGS_AT_ONCE, PING_SECONDS = 2, 500, 240
# Seconds until a console that does not read is disconnected as well: its queue is larger, and it requests as much.
CONSOLE_SECONDS = 90
# The allowed growth of a quiet server. A queue counted only in bytes took seven times as much.
QUIET_SLACK = 1 << 20
# With few clients the variation of the process is more than their memory: 25 MB in a debug build next to other scenarios. The
# long run measures them separately.
SLACK = 40 << 20


def run(scene: Scene) -> None:
    server = scene.server(leave_time=LEAVE_TIME).start()
    maria = log_in(server)
    process, vanished = _vanish(scene, server)
    gone_at = time.monotonic()
    try:
        _run(scene, server, maria, vanished, gone_at)
    finally:
        process.kill()
    if scene.is_long:  # the kernel buffers a million pongs first
        server.stop()
        # A server for this part alone: its memory is that of these clients.
        _ping_and_never_read(scene, scene.server(data=scene.folder / "quiet").start())


def _run(scene: Scene, server: Server, maria: AgentClient, vanished: list[str], gone_at: float) -> None:
    for visitor in vanished:
        maria.wait_status(visitor, "inSite")
    _never_read(scene, server, maria)
    for visitor in vanished:
        maria.wait_status(visitor, None, patience=max(1, gone_at + noticed_seconds(LEAVE_TIME) - time.monotonic()))
        scene.count("vanished and noticed")
    check(server.is_alive(), "the server does not answer any more")


def _vanish(scene: Scene, server: Server) -> tuple[subprocess.Popen, list[str]]:
    """Visitors in a stopped process, as on a closed laptop: its kernel still answers, the page does not."""
    count = scene.size(short=20, long=1_000)
    widget = server.widget()  # read here, to keep the process simple
    script = (
        "import json, sys, time; sys.path[:0] = sys.argv[1:3]\n"
        "from torture.slow import hold; hold(*sys.argv[3:])"
    )
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    process = subprocess.Popen(
        [sys.executable, "-c", script, root, f"{root}/e2e", str(server.port), widget, str(count)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    visitors = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGSTOP)
    return process, visitors


class _Port:
    """The part of a server that `raw` needs."""

    def __init__(self, port: int):
        self.port, self.address = port, f"http://127.0.0.1:{port}"


def hold(port: str, widget: str, count: str) -> None:
    """Runs in the process to be stopped: connects visitors, and prints their ids."""
    server = _Port(int(port))
    lines = [upgrade(server) for _ in range(int(count))]
    visitors = []
    for number, line in enumerate(lines):
        line.sendall(frame(hello(server, widget, f"v{number}")))
        visitors.append(notice(line)["visitor"])
    print(json.dumps(visitors), flush=True)
    signal.pause()


def hello(server: object, widget: str, tab: str, token: str | None = None) -> bytes:
    page = {"url": server.address + "/demo/", "title": "Slow"}
    hello = {"type": "hello", "protocol": 1, "widget": widget, "tab": tab, "page": page, "focused": True}
    return json.dumps(hello | {"token": token}).encode()


def notice(line: socket.socket) -> dict:
    """The next notice, parsed as simply as possible."""
    head = _exactly(line, 2)
    size = head[1] & 127
    if size == 126:
        size = int.from_bytes(_exactly(line, 2), "big")
    return json.loads(_exactly(line, size))


def _exactly(line: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = line.recv(count - len(data))
        assert piece, "closed"
        data += piece
    return data


def _never_read(scene: Scene, server: Server, maria: AgentClient) -> None:
    """Each client requests a long chat again and again and reads none of the answers."""
    slow: dict[str, tuple[socket.socket, str]] = {}
    tokens: list[str] = []
    for number in range(scene.size(short=12, long=200)):
        line = upgrade(server, receive_buffer=RECEIVE_BUFFER)
        line.sendall(frame(hello(server, server.widget(), f"s{number}")))
        welcome = notice(line)
        visitor = welcome["visitor"]
        tokens.append(welcome["token"])
        line.sendall(frame(json.dumps({"type": "send", "draft": f"s{number}", "text": "Hello"}).encode()))
        maria.wait_status(visitor, "waitingForChat")
        maria.do("accept", visitor)
        slow[visitor] = line, maria.see(visitor)["chat"]
        for part in range(LONG_CHAT):
            maria.do("send", chat=slow[visitor][1], draft=f"l{part}", text=LONG_TEXT)
    consoles = [_slow_console(server, maria) for _ in range(scene.size(short=2, long=5))]
    witness = Talker(server).arrive()
    for _ in range(2):
        _read(server, tokens, [chat for _, chat in slow.values()])
    before, quiet = server.own, _latency(witness, 40)
    loud: list[float] = []
    staying, asked, most = dict(slow), time.monotonic(), 0
    while staying:
        waited = time.monotonic() - asked
        check(waited < CUT_SECONDS, f"{len(staying)} of {len(slow)} asked for {waited:.0f} s, read nothing, and are not cut")
        for line, chat in staying.values():
            _ask(line, chat, ASK_AT_ONCE)
        for console in consoles:
            _ask(console, next(iter(slow.values()))[1], ASK_AT_ONCE)
        loud += _latency(witness, 4)
        most = max(most, server.own - before - len(consoles) * CONSOLE_QUEUE)
        staying = {visitor: one for visitor, one in staying.items() if not maria.see(visitor).get("left")}
    scene.count("never read, and cut", len(slow))
    scene.counts["KB of memory each at most"] = (most // len(slow)) >> 10
    scene.counts["ms at most for others before"] = round(max(quiet) * 1e3, 1)
    scene.counts["ms at most for others meanwhile"] = round(max(loud) * 1e3, 1)
    check(max(loud) < OTHERS_WAIT, f"others waited up to {max(loud):.2f} s")
    limit = len(slow) * SLOW_BYTES + (0 if scene.is_long else SLACK)
    check(most <= limit, f"{most >> 10} KB for {len(slow)} slow clients")
    _wait_until_cut(server, consoles, next(iter(slow.values()))[1])
    scene.count("consoles cut", len(consoles))
    for line, _ in slow.values():
        line.close()
    for console in consoles:
        console.close()


def _wait_until_cut(server: Server, lines: list[socket.socket], chat: str) -> None:
    deadline = time.monotonic() + CONSOLE_SECONDS
    while held := [line for line in lines if _is_held(server, line)]:
        check(time.monotonic() < deadline, f"{len(held)} of {len(lines)} consoles read nothing, and are not cut")
        for line in held:
            _ask(line, chat, ASK_AT_ONCE)
        time.sleep(0.05)


def _is_held(server: Server, line: socket.socket) -> bool:
    """Whether the server's kernel still has its end: ours would notice the end only by reading."""
    established, pair = "01", (server.port, line.getsockname()[1])
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as rows:
            next(rows)
            for row in rows:
                _, local, remote, state, *_ = row.split()
                ports = tuple(int(address.rpartition(":")[2], 16) for address in (local, remote))
                if ports == pair and state == established:
                    return True
    return False


def _read(server: Server, tokens: list[str], chats: list[str]) -> None:
    """The same requests from other tabs that read: their cost is not a cost of slowness."""
    lines = [upgrade(server) for _ in tokens]
    for number, (line, token) in enumerate(zip(lines, tokens, strict=True)):
        line.sendall(frame(hello(server, server.widget(), f"r{number}", token)))
        notice(line)
    for _ in range(ASKED_BEFORE):
        for line, chat in zip(lines, chats, strict=True):
            line.sendall(frame(json.dumps({"type": "fetch", "chat": chat, "after": 0}).encode()))
        for line in lines:
            while notice(line)["type"] != "messages":
                pass
    for line in lines:
        line.close()


def _ping_and_never_read(scene: Scene, server: Server) -> None:
    """Two-byte answers cost more to queue than their size."""
    lines = [upgrade(server, receive_buffer=RECEIVE_BUFFER) for _ in range(PINGING)]
    before, most, pings = _settled(server), 0, frame(b"", first=0x89) * PINGS_AT_ONCE
    deadline = time.monotonic() + PING_SECONDS
    with ThreadPoolExecutor(PINGING) as pool:
        cuts = [pool.submit(_until_cut, line, pings, deadline) for line in lines]
        while not all(cut.done() for cut in cuts):
            most = max(most, server.own - before)
            time.sleep(0.02)
        check(all(cut.result() for cut in cuts), "those who ping and never read are not cut")
    scene.counts["KB of memory for each that pings and never reads"] = (most // PINGING) >> 10
    check(most <= PINGING * SLOW_BYTES + QUIET_SLACK, f"{most >> 10} KB for {PINGING} who ping and never read")


def _settled(server: Server) -> int:
    """The memory of a server after it has loaded its tables."""
    sizes = [server.own]
    while len(sizes) < 10 or max(sizes[-10:]) - min(sizes[-10:]) > 256 << 10:
        time.sleep(0.2)
        sizes.append(server.own)
    return sizes[-1]


def _until_cut(line: socket.socket, pings: bytes, deadline: float) -> bool:
    line.settimeout(PING_SECONDS)  # no partial frame may be sent
    try:
        while time.monotonic() < deadline:
            line.sendall(pings)
    except TimeoutError:
        return False
    except OSError:
        return True
    return False


def _ask(line: socket.socket, chat: str, times: int) -> None:
    """Does not block if the server no longer reads."""
    asking = frame(json.dumps({"type": "fetch", "chat": chat, "after": 0}).encode())
    line.setblocking(False)
    try:
        line.send(asking * times)
    except OSError:
        pass  # disconnected, or its queue is full: as intended


def _slow_console(server: Server, maria: AgentClient) -> socket.socket:
    line = upgrade(server, "/api/v1/socket", f"foyer_session={maria.cookie}", RECEIVE_BUFFER)
    line.sendall(frame(json.dumps({"type": "hello", "protocol": 1, "chats": []}).encode()))
    watch = {"type": "watch", "filter": {}, "sort": {"by": "default", "descending": False}, "offset": 0, "count": 100}
    line.sendall(frame(json.dumps(watch).encode()))
    return line


def _latency(witness: Talker, count: int) -> list[float]:
    times = []
    for _ in range(count):
        since, started = witness.line.mark(), time.monotonic()
        witness.send(type="ping")
        witness.line.wait("pong", since, PATIENCE)
        times.append(time.monotonic() - started)
    return times
