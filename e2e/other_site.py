"""Another website with the widget's tag on its page, served with a strict policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from foyer_server import FoyerServer, free_port

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A careful site</title>
</head>
<body><h1>A careful site</h1><p>Nothing here may move.</p>{tags}</body>
</html>"""


class OtherSite:
    """`http://localhost:<port>/`: its policy allows only the server's scripts and connections."""

    def __init__(self, server: FoyerServer, tags: int = 1, language: str = "en", direction: str = "ltr"):
        tag = f'<script async src="{server.address}/widget.js" data-widget="{server.widget()}"></script>'
        page = PAGE.format(tags=tag * tags, language=language, direction=direction).encode()
        line = server.address.replace("http:", "ws:")
        policy = f"default-src 'none'; script-src {server.address}; connect-src {server.address} {line}"
        policy += "; base-uri 'none'; require-trusted-types-for 'script'"

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path == "/" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(page if self.path == "/" else b"")

            def log_message(self, *_: object) -> None:
                pass  # keeps the output of the tests readable

        port = free_port()
        self.address = f"http://localhost:{port}"
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()


class OwnPage:
    """`http://localhost:<port>/…`: one page at every path, without a policy."""

    def __init__(self, html: str):
        page = html.encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                pass  # keeps the output of the tests readable

        port = free_port()
        self.address = f"http://localhost:{port}"
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
