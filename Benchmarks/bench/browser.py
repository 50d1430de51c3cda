"""Loads a bare and a heavy page in Chromium, with and without the widget, and prints what the widget added, as JSON.

Run with the Python of the checkout's environment, which has Playwright: browser.py ADDRESS-OF-FOYER WIDGET
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median

from playwright.sync_api import sync_playwright

ROUNDS = 5
SLOWDOWN = 4  # a phone of the middle class
SETTLED = 2_500  # milliseconds after the load event, by when the widget has connected
HEAVY = "".join(f"<section><h2>Bulb {n}</h2><p>{'Plant it in autumn. ' * 12}</p></section>" for n in range(400))
WATCH = """
window.seen = {tasks: 0, shift: 0};
new PerformanceObserver(list => { seen.tasks += list.getEntries().length }).observe({type: "longtask", buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value })
    .observe({type: "layout-shift", buffered: true});
"""


def pages(foyer: str, widget: str) -> dict[str, bytes]:
    tag = f'<script async src="{foyer}/widget.js" data-widget="{widget}"></script>'
    bodies = {"bare": "<h1>Bulbs</h1>", "heavy": HEAVY}
    page = "<!doctype html><meta charset=utf-8><title>Bulbs</title>%s<body>%s"
    return {
        f"/{name}{suffix}": (page % (script, body)).encode()
        for name, body in bodies.items()
        for suffix, script in {"": "", "-widget": tag}.items()
    }


def serve(documents: dict[str, bytes]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = documents.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def visit(browser, address: str, foyer: str) -> dict:
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    requests = []
    page.on("request", lambda request: requests.append(request.url) if request.url.startswith(foyer) else None)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    metrics = {m["name"]: m["value"] for m in client.send("Performance.getMetrics")["metrics"]}
    seen = page.evaluate("seen")
    context.close()
    return {"script": metrics["ScriptDuration"] * 1e3, "requests": len(requests), **seen}


def main() -> None:
    foyer, widget = sys.argv[1:]
    server = serve(pages(foyer, widget))
    root = f"http://127.0.0.1:{server.server_port}"
    result = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name in ("bare", "heavy"):
            without = [visit(browser, f"{root}/{name}", foyer) for _ in range(ROUNDS)]
            with_it = [visit(browser, f"{root}/{name}-widget", foyer) for _ in range(ROUNDS)]
            result[name] = {
                figure: median(v[figure] for v in with_it) - median(v[figure] for v in without)
                for figure in ("script", "requests", "tasks", "shift")
            }
        browser.close()
    print(json.dumps(result))


main()
