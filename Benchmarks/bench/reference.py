"""The reference: nginx with nchan, unpacked from Debian's packages without installing them."""

import atexit
import shutil
import socket
import subprocess
import time
from pathlib import Path

from paths import BENCHMARKS, WORK, Fault, free_port, run, say

PACKAGES = ["nginx", "libnginx-mod-nchan"]
UNPACKED = WORK / "reference"
# nchan creates its folder here whatever its configuration says (the directive for it has no effect).
STATE = Path("/var/lib/nginx")
START_LIMIT = 10.0


def fetch() -> None:
    make_state()
    if (UNPACKED / "usr/sbin/nginx").exists():
        return
    say("fetching " + " and ".join(PACKAGES))
    archives = WORK / "archives"
    archives.mkdir(parents=True, exist_ok=True)
    try:
        run("apt-get", "download", *PACKAGES, cwd=archives)
    except Fault:  # the package lists are outdated
        run("apt-get", "update", "-q")
        run("apt-get", "download", *PACKAGES, cwd=archives)
    for archive in archives.glob("*.deb"):
        run("dpkg", "-x", str(archive), str(UNPACKED))


def make_state() -> None:
    if STATE.exists():
        return
    say(f"making {STATE} for the reference, until the end")
    try:
        STATE.mkdir(mode=0o755)
    except OSError as error:
        raise Fault(f"{STATE} must exist for the reference: {error}") from error
    atexit.register(shutil.rmtree, STATE, ignore_errors=True)


class Reference:
    """A running nginx with nchan; it ends with the `with` block."""

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = WORK / "nginx"
        self.started = 0.0

    def __enter__(self) -> "Reference":
        self.folder.mkdir(parents=True, exist_ok=True)
        text = (BENCHMARKS / "reference/nginx.conf").read_text()
        module = UNPACKED / "usr/lib/nginx/modules/ngx_nchan_module.so"
        for name, value in {"MODULE": module, "FOLDER": self.folder, "PORT": self.port}.items():
            text = text.replace(name, str(value))
        config = self.folder / "nginx.conf"
        config.write_text(text)
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [str(UNPACKED / "usr/sbin/nginx"), "-p", str(self.folder), "-c", str(config)],
            stderr=subprocess.PIPE,
            text=True,
        )
        self.ready_after = self.wait()
        return self

    def wait(self) -> float:
        """The seconds until it answered its first request."""
        while time.monotonic() - self.started < START_LIMIT:
            if self.process.poll() is not None:
                raise Fault(f"the reference ended: {self.process.stderr.read().strip()[-300:]}")
            try:
                with socket.create_connection(("127.0.0.1", self.port), 5) as client:
                    client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    if client.recv(64):
                        return time.monotonic() - self.started
            except OSError:
                time.sleep(0.002)  # the same interval as for Foyer
        raise Fault("the reference did not begin to serve")

    @property
    def pid(self) -> int:
        return self.process.pid

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
