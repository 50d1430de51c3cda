"""HAProxy, nginx and Caddy in front of a server, configured as docs/proxies.md says."""

import re
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from foyer_server import ROOT, FoyerServer

START_DEADLINE = 15


class Front:
    """A proxy with TLS in front of a server. To `Shop` and `Console` it looks like the server."""

    def __init__(self, kind: str, folder: Path, server: FoyerServer, port: int, **replaced: str):
        self.kind, self.folder, self.server, self.port = kind, folder, server, port
        self.address = f"https://localhost:{port}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self._certificate()
        self.config = self.folder / "config"
        text = documented(kind)
        for old, new in replaced.items():
            assert old in text, old
            text = text.replace(old, new)
        self.config.write_text(self._placed(text))
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Front":
        log = (self.folder / "log").open("ab")
        environment = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder), "PATH": "/usr/sbin:/usr/bin:/bin"}
        self.process = subprocess.Popen(self._command(), stdout=log, stderr=log, cwd=self.folder, env=environment)
        deadline = time.monotonic() + START_DEADLINE
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                tail = (self.folder / "log").read_text(errors="replace")[-2000:]
                raise RuntimeError(f"{self.kind} did not start (exit {self.process.poll()}):\n{tail}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)

    def widget(self, path: str = "/demo/") -> str:
        return self.server.widget(path)

    def get(self, path: str) -> tuple[int, str]:
        """Status and HTTP headers of a response."""
        try:
            with urllib.request.urlopen(self.address + path, context=unverified(), timeout=5) as answer:
                return answer.status, str(answer.headers)
        except urllib.error.HTTPError as error:
            return error.code, str(error.headers)

    def _is_ready(self) -> bool:
        try:
            return self.get("/readyz")[0] == 200
        except OSError:
            return False

    def _certificate(self) -> None:
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
            + ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
            + ["-keyout", str(key), "-out", str(certificate)],
            check=True,
            capture_output=True,
        )
        (self.folder / "both.pem").write_text(certificate.read_text() + key.read_text())

    def _placed(self, text: str) -> str:
        """The documented configuration with this test's host, ports and certificates."""
        text = text.replace("127.0.0.1:8080", f"127.0.0.1:{self.server.port}")
        match self.kind:
            case "haproxy":
                text = text.replace("/etc/haproxy/chat.example.com.pem", str(self.folder / "both.pem"))
                text = text.replace("maxconn 50000", "maxconn 200")  # limited by the open files of a test
                return text.replace("bind :443", f"bind 127.0.0.1:{self.port}")
            case "nginx":
                text = text.replace("/etc/ssl/chat.example.com.pem", str(self.folder / "certificate.pem"))
                text = text.replace("/etc/ssl/chat.example.com.key", str(self.folder / "key.pem"))
                text = text.replace("listen 443 ", f"listen 127.0.0.1:{self.port} ")
                temporary = "".join(
                    f"{name}_temp_path {self.folder}/{name};\n"
                    for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                )
                return (
                    f"daemon off;\npid {self.folder}/pid;\nerror_log stderr;\nworker_processes 1;\n"
                    f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{text}}}\n"
                )
            case "caddy":
                files = f"tls {self.folder}/certificate.pem {self.folder}/key.pem"
                site = f"https://localhost:{self.port} {{\n\tbind 127.0.0.1\n\t{files}"
                return "{\n\tadmin off\n\tauto_https off\n}\n" + text.replace("chat.example.com {", site)
            case _:
                raise ValueError(self.kind)

    def _command(self) -> list[str]:
        config = str(self.config)
        return {
            "haproxy": ["haproxy", "-db", "-f", config],
            "nginx": ["nginx", "-e", "stderr", "-p", str(self.folder), "-c", config],
            "caddy": ["caddy", "run", "--adapter", "caddyfile", "--config", config],
        }[self.kind]


def documented(kind: str) -> str:
    """The configuration in docs/proxies.md."""
    page = (ROOT / "docs" / "proxies.md").read_text()
    found = re.search(rf"```{kind}\n(.*?)```", page, re.DOTALL)
    assert found, f"docs/proxies.md has no configuration for {kind}"
    return found[1]


def unverified() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
