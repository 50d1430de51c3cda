"""A raw TCP connection: sends and receives bytes without a protocol library."""

import base64
import os
import socket
import struct

from torture.scene import Server

# Seconds; longer than any answer takes on a busy machine. A longer wait is a hang.
PATIENCE = 10


def _host(server: Server) -> str:
    return getattr(server, "host", "127.0.0.1")


def connect(server: Server, receive_buffer: int | None = None) -> socket.socket:
    line = socket.socket()
    if receive_buffer:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    line.settimeout(PATIENCE)
    line.connect((_host(server), server.port))
    return line


def upgrade(
    server: Server, path: str = "/widget/v1/socket", cookie: str = "", receive_buffer: int | None = None
) -> socket.socket:
    """A WebSocket with a hand-written upgrade."""
    line = connect(server, receive_buffer)
    key = base64.b64encode(os.urandom(16)).decode()
    head = [f"GET {path} HTTP/1.1", f"Host: {_host(server)}:{server.port}", f"Origin: {server.address}"]
    head += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}"]
    head += [f"Cookie: {cookie}"] if cookie else []
    line.sendall("\r\n".join([*head, "", ""]).encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        piece = line.recv(1)
        assert piece, f"closed instead of upgraded: {answer}"
        answer += piece
    assert b" 101 " in answer, answer
    return line


def frame(payload: bytes, first: int = 0x81, mask: bytes = b"\x11\x22\x33\x44", length: int | None = None) -> bytes:
    """A client's frame; `length` may be false."""
    size = len(payload) if length is None else length
    head = bytes([first])
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 1 << 16:
        head += bytes([0x80 | 126]) + struct.pack(">H", size)
    else:
        head += bytes([0x80 | 127]) + struct.pack(">Q", size)
    return head + mask + bytes(byte ^ mask[i & 3] for i, byte in enumerate(payload))


def drain(line: socket.socket) -> tuple[bytes, bool]:
    """Everything received until the server closes; the second value is False if it did not close in time."""
    said = b""
    try:
        while piece := line.recv(65_536):
            said += piece
    except (ConnectionResetError, BrokenPipeError):
        return said, True
    except TimeoutError:
        return said, False
    return said, True
