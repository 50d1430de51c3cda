"""A relay through which a browser reaches the server from another address of this machine."""

import socket
import threading
from itertools import count

from foyer_server import FoyerServer

_hosts = count(10)


class Relay:
    """`http://127.0.0.1:<port>`; the server sees a visitor at `source`, an address that no other client has."""

    def __init__(self, server: FoyerServer):
        self.source = f"127.0.0.{next(_hosts)}"
        self._flows = threading.Event()
        self._flows.set()
        self._upstream = ("127.0.0.1", server.port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        """Stops forwarding without closing anything, as when the network is lost."""
        self._flows.clear()

    def thaw(self) -> None:
        """Resumes forwarding, beginning with what was held back."""
        self._flows.set()

    def close(self) -> None:
        self._flows.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                visitor, _ = self._listener.accept()
                server = socket.create_connection(self._upstream, source_address=(self.source, 0))
            except OSError:
                return  # closed
            for one, other in ((visitor, server), (server, visitor)):
                threading.Thread(target=_pump, args=(one, other, self._flows), daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket, flows: threading.Event) -> None:
    try:
        while data := source.recv(65_536):
            flows.wait()
            sink.sendall(data)
    except OSError:
        pass  # one side closed; the other is closed, too
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
