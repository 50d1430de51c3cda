"""R5, the network: it fails silently, like a pulled cable. Visitors who return in time have not left; all others are noticed."""

import json
import os
import re
import select
import socket
import subprocess
import sys
import time

from torture.raw import connect, frame, upgrade
from torture.scene import ROOT, Scene, Server, Skipped, check
from torture.slow import SERVER_SECONDS, hello, notice, noticed_seconds
from torture.talk import log_in

from foyer_client import MARIA, AgentClient

# Long enough that a page which returns after the server closed its connection returns before it counts as left.
LEAVE_TIME = 15_000
# A tunnel, shorter than the silence after which the server sends a ping.
TUNNEL_SECONDS = 4
CONSOLES = 5
# Visitors whose network blocks WebSockets: they use a stream over HTTP.
STREAMS = 5
HERE, THERE = "10.199.77.1", "10.199.77.2"


class Cable:
    """A network of two ends; one is in a network namespace of its own, where `command` runs."""

    def __init__(self, command: list[str]):
        self._near, self._far = f"fy{os.getpid()}a", f"fy{os.getpid()}b"
        self.process = subprocess.Popen(
            ["unshare", "--net", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            self._wait_apart()
            far = f"{self.process.pid}"
            self._do("ip", "link", "add", self._near, "type", "veth", "peer", "name", self._far, "netns", far)
            self._do("ip", "addr", "add", f"{HERE}/24", "dev", self._near)
            self._do("ip", "link", "set", self._near, "up")
            self._there("ip", "addr", "add", f"{THERE}/24", "dev", self._far)
            self._there("ip", "link", "set", self._far, "up")
        except (subprocess.CalledProcessError, OSError) as fault:
            self.process.kill()
            raise Skipped(f"no network of its own here ({fault})") from fault

    def _wait_apart(self) -> None:
        ours = os.readlink("/proc/self/ns/net")
        try:
            while os.readlink(f"/proc/{self.process.pid}/ns/net") == ours:
                time.sleep(0.005)
        except FileNotFoundError as ended:
            raise OSError("unshare --net is not allowed") from ended

    def pull(self) -> None:
        """From now on no packet arrives, and neither side is informed."""
        self._there("ip", "link", "set", self._far, "down")

    def plug_in(self) -> None:
        self._there("ip", "link", "set", self._far, "up")

    def remove(self) -> None:
        self.process.kill()
        subprocess.run(["ip", "link", "del", self._near], stderr=subprocess.DEVNULL)

    def tell(self, word: str) -> dict:
        """Sends a command to the far end, and returns its answer."""
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def _there(self, *command: str) -> None:
        self._do("nsenter", "--target", str(self.process.pid), "--net", *command)

    def _do(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True)


def run(scene: Scene) -> None:
    scene.attempt(cable)


def cable(scene: Scene) -> None:
    # The demo listens on loopback only: it fills the data, and the server on the network starts after it.
    server = scene.server(leave_time=LEAVE_TIME).start()
    widget = server.widget()
    check(server.stop() == 0, "the demo did not stop")
    server.is_demo = False
    server.options["host"] = "0.0.0.0"
    server.start()
    maria = log_in(server)
    maria.line.send({"type": "watch", "filter": {}, "sort": {"by": "default"}, "offset": 0, "count": 200})
    maria.line.wait("list")
    count = scene.size(short=100, long=1_000)
    script = "import sys; sys.path[:0] = sys.argv[1:3]\nfrom torture.network import far_end; far_end(*sys.argv[3:])"
    cookie = AgentClient(server, MARIA).cookie
    arguments = [str(ROOT), str(ROOT / "e2e"), str(server.port), widget, str(count), cookie]
    wire = Cable([sys.executable, "-c", script, *arguments])
    try:
        _run(scene, server, maria, wire, count)
    finally:
        wire.remove()


def _run(scene: Scene, server: Server, maria: AgentClient, cable: Cable, count: int) -> None:
    before = _open_files(server)
    visitors = cable.tell("arrive")["visitors"]
    _wait(lambda: _online(maria) == count, 10, lambda: f"{_online(maria)} of {count} are on the list")
    since = maria.line.mark()

    cable.pull()
    time.sleep(TUNNEL_SECONDS)  # the tunnel itself has no condition to wait for
    cable.plug_in()
    check(cable.tell("ping")["answered"] == count + CONSOLES, "not all lines outlive a tunnel")
    scene.count("came out of a tunnel on the same line", count)

    pulled = time.monotonic()
    cable.pull()
    _wait(lambda: _open_files(server) <= before, SERVER_SECONDS + 5, lambda: "lines of the dead network are still held")
    scene.counts["s until the server had cut all"] = round(time.monotonic() - pulled, 1)
    cable.plug_in()
    again = cable.tell("arrive")["visitors"]
    check(again == visitors, f"{len(set(visitors) - set(again))} came back as others")
    # The earliest time at which visitors who were away could count as left.
    _wait(lambda: time.monotonic() - pulled > SERVER_SECONDS + LEAVE_TIME / 1_000, 60, lambda: "")
    _check_calm(maria, since, set(visitors), count)
    scene.count("came back as themselves, and never left", count)
    if scene.is_long:
        _vanish(scene, server, maria, cable, count, before)


def _vanish(scene: Scene, server: Server, maria: AgentClient, cable: Cable, count: int, before: int) -> None:
    """No visitor returns."""
    pulled = time.monotonic()
    cable.pull()
    promised = noticed_seconds(LEAVE_TIME)
    _wait(lambda: _online(maria) == 0, promised, lambda: f"{_online(maria)} are still here after {promised:.0f} s")
    scene.counts["s until the list was empty"] = round(time.monotonic() - pulled, 1)
    check(_open_files(server) <= before, "lines of the dead network are still held")
    scene.count("vanished and noticed", count)
    scene.count("consoles", CONSOLES)


def _wait(holds, seconds: float, says) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        check(time.monotonic() < deadline, says())
        time.sleep(0.05)


def _online(maria: AgentClient) -> int | None:
    """The number in the agent's list, whose frames report only changes."""
    said = [notice["online"] for notice in maria.line.notices if notice.get("online") is not None]
    return said[-1] if said else None


def _check_calm(maria: AgentClient, since: int, visitors: set[str], count: int) -> None:
    """No visitor left the list, not even for a moment."""
    for notice in maria.line.notices[since:]:
        check(notice.get("online", count) == count, f"{notice.get('online')} were online for a moment, of {count}")
        moved = {insert.get("move") for insert in notice.get("insert", [])}
        gone = set(notice.get("remove", [])) & visitors - moved
        # A window shows some rows: a removed row may have been pushed out by others.
        check(not gone or count > 200, f"{len(gone)} flapped")
        left = [row["id"] for row in notice.get("rows", []) if row.get("left") and row["id"] in visitors]
        check(not left, f"{len(left)} were shown as having left")


def _open_files(server: Server) -> int:
    """Open sockets; every connection has one."""
    folder, sockets = f"/proc/{server.process.pid}/fd", 0
    for name in os.listdir(folder):
        try:
            sockets += os.readlink(f"{folder}/{name}").startswith("socket:")
        except OSError:
            pass  # closed in the meantime
    return sockets


class _Far:
    """The server as seen from the far end."""

    def __init__(self, port: str, is_console: bool):
        self.port, self.host = int(port), HERE
        # A widget is on a page of the shop, a console on a page of Foyer.
        self.address = f"http://{HERE if is_console else '127.0.0.1'}:{port}"


def far_end(port: str, widget: str, count: str, cookie: str) -> None:
    """Runs in the namespace: executes commands from standard input."""
    tokens: list[str | None] = [None] * int(count)
    lines: list[socket.socket] = []
    streams: list[dict] = []
    for word in sys.stdin:
        if word.strip() == "arrive":
            for line in lines:
                line.close()
            lines, streams, visitors = [], [], []
            for number, token in enumerate(tokens):
                words = hello(_Far(port, is_console=False), widget, f"n{number}", token)
                lines.append(_stream(port, words) if number < STREAMS else _socket(port, words))
            for number, line in enumerate(lines):
                welcomed = _streamed(line) if number < STREAMS else notice(line)
                if number < STREAMS:
                    streams.append(welcomed)
                visitors.append(welcomed["visitor"])
                tokens[number] = welcomed["token"]
            for _ in range(CONSOLES):
                lines.append(upgrade(_Far(port, is_console=True), "/api/v1/socket", f"foyer_session={cookie}"))
                lines[-1].sendall(frame(b'{"type":"hello","protocol":1,"chats":[]}'))
            print(json.dumps({"visitors": visitors}), flush=True)
        else:
            answered = sum(_answers(line) for line in lines[STREAMS:])
            answered += sum(_stream_answers(port, widget, *both) for both in zip(lines, streams, strict=False))
            print(json.dumps({"answered": answered}), flush=True)


def _socket(port: str, words: bytes) -> socket.socket:
    line = upgrade(_Far(port, is_console=False))
    line.sendall(frame(words))
    return line


def _stream(port: str, words: bytes) -> socket.socket:
    return _posted(port, "/widget/v1/stream", words)


def _posted(port: str, path: str, words: bytes) -> socket.socket:
    line = connect(_Far(port, is_console=False))
    head = [f"POST {path} HTTP/1.1", f"Host: {HERE}:{port}", "Content-Type: text/plain"]
    line.sendall("\r\n".join([*head, f"Content-Length: {len(words)}", "", ""]).encode() + words)
    return line


def _streamed(line: socket.socket) -> dict:
    """The first line of a stream."""
    heard = b""
    while not (found := re.search(rb"^(\{.*\})\n", heard, re.MULTILINE)):
        piece = line.recv(65_536)
        assert piece, f"closed instead of welcomed: {heard}"
        heard += piece
    return json.loads(found[1])


def _answers(line: socket.socket) -> bool:
    """Whether a protocol ping is answered, after all earlier frames."""
    line.sendall(frame(b"still", first=0x89))
    return _hears(line, b"\x8a\x05still")


def _stream_answers(port: str, widget: str, line: socket.socket, welcomed: dict) -> bool:
    """Whether a command in a request of its own is answered in the stream."""
    named = {name: welcomed[name] for name in ("token", "stream")}
    words = {"widget": widget, **named, "command": {"type": "ping"}}
    with _posted(port, "/widget/v1/commands", json.dumps(words).encode()):
        return _hears(line, b'{"type":"pong"}')


def _hears(line: socket.socket, words: bytes) -> bool:
    heard = b""
    while words not in heard:
        ready, _, _ = select.select([line], [], [], 30)
        piece = line.recv(65_536) if ready else b""
        if not piece:
            return False
        heard = (heard + piece)[-65_536:]
    return True
