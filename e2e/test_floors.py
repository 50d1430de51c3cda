"""The cost of a visitor and of a message, in counts that do not depend on a clock."""

import base64
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from costs import each_message
from foyer_server import FoyerServer, on_sqlite

VISITORS = 1_000
WARM = 200
# Server memory in bytes that a connected visitor with a record may need.
BYTES_A_VISITOR = 16 * 1024
# Reads and writes for a single message from a visitor to an agent: the pages of the log, its flush, three frames.
CALLS_A_MESSAGE = 20


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    return {"message_rate": 100_000}


def test_a_connected_visitor_stays_within_its_memory_limit(server: FoyerServer) -> None:
    crowd = [*arrive(server, WARM)]  # warms up
    before = private_bytes(server)
    crowd += arrive(server, VISITORS)
    each = (private_bytes(server) - before) / VISITORS
    print(f"{each:.0f} bytes a visitor")
    assert each <= BYTES_A_VISITOR, f"{each:.0f} bytes a visitor"
    for line in crowd:
        line.close()


def test_a_message_needs_few_reads_and_writes(server: FoyerServer) -> None:
    each = each_message(server, lambda: calls(server))
    print(f"{each:.1f} reads and writes a message")
    assert each <= CALLS_A_MESSAGE, f"{each:.1f} reads and writes a message"


@on_sqlite
def test_a_server_on_sqlite_does_not_load_the_postgresql_client(server: FoyerServer) -> None:
    libraries = Path(f"/proc/{server.process.pid}/maps").read_text()
    assert "libsqlite3" in libraries
    assert "libpq" not in libraries


def arrive(server: FoyerServer, count: int) -> Iterator[socket.socket]:
    """So many visitors, each on a page of their own."""
    for number in range(count):
        line = socket.create_connection(("127.0.0.1", server.port), 30)
        key = base64.b64encode(os.urandom(16)).decode()
        line.sendall(
            f"GET /widget/v1/socket HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.address}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
            f"User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:{number % 50}.0) Firefox\r\n\r\n".encode()
        )
        hear(line, b"\r\n\r\n")
        page = {"url": f"{server.address}/demo/?article={number}", "title": f"Article {number}", "referrer": "https://search.example/"}
        hello = {"type": "hello", "protocol": 1, "widget": server.widget("/demo/"), "tab": "t", "page": page, "focused": True}
        say(line, json.dumps(hello).encode())
        hear(line, b'"type":"welcome"')
        yield line


def say(line: socket.socket, text: bytes) -> None:
    assert 125 < len(text) < 65_536
    mask = b"\1\2\3\4"
    line.sendall(
        b"\x81\xfe" + len(text).to_bytes(2, "big") + mask + bytes(byte ^ mask[at & 3] for at, byte in enumerate(text))
    )


def hear(line: socket.socket, end: bytes) -> None:
    heard = b""
    while end not in heard:
        piece = line.recv(4_096)
        assert piece, f"closed after {heard!r}"
        heard += piece


def private_bytes(server: FoyerServer) -> int:
    """The server's private memory, and its share of shared memory."""
    with open(f"/proc/{server.process.pid}/smaps_rollup") as rollup:
        pss = next(line for line in rollup if line.startswith("Pss:"))
    return int(pss.split()[1]) * 1024


def calls(server: FoyerServer) -> int:
    """Reads and writes so far, as counted by the kernel."""
    with open(f"/proc/{server.process.pid}/io") as io:
        counts = dict(line.split(": ") for line in io.read().splitlines())
    return int(counts["syscr"]) + int(counts["syscw"])
