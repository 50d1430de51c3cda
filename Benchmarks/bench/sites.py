"""Websites with the widget: a bare page, a heavy page, and one with a very strict policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECTIONS = "".join(f"<section><h2>Bulb {n}</h2><p>{'Plant it in autumn. ' * 12}</p></section>" for n in range(400))

# Scripts of an overloaded shop: they build the catalogue piece by piece and visit all its elements after each piece.
BUSY = """
let built = 0;
const build = () => {
  for (let n = 0; n < 60; n++) {
    const card = document.createElement("article");
    card.textContent = "Bulb " + built++;
    document.body.append(card);
  }
  for (const card of document.querySelectorAll("article")) card.title = card.textContent.split(" ").reverse().join(" ");
  if (built < 1200) setTimeout(build, 10);
};
addEventListener("DOMContentLoaded", build);
"""

# Settled: everything has loaded, the widget has appeared, and the page has been idle for a while.
WATCH = """
window.seen = {shift: 0, slowest: 0};
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value })
    .observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) if (e.interactionId) seen.slowest = Math.max(seen.slowest, e.duration) })
    .observe({type: "event", durationThreshold: 16, buffered: true});
window.settled = new Promise(done => {
  const waits = %s;
  const rest = left => left ? requestIdleCallback(() => setTimeout(rest, 50, left - 1), {timeout: 1000}) : done();
  const look = () => document.readyState === "complete" && (!waits || document.querySelector("foyer-widget")) ? rest(5) : setTimeout(look, 100);
  look();
});
"""

# A minimal widget: a script that loads a script that opens a socket, keeps a cookie and draws a button.
LEAST = """//# allFunctionsCalledOnLoad
(() => {
  const tag = document.currentScript;
  window.least = {foyer: tag.dataset.foyer, key: tag.dataset.widget};
  const script = document.createElement("script");
  script.src = tag.src.replace("least.js", "least/live.js");
  document.head.append(script);
})();
"""
LEAST_LIVE = """//# allFunctionsCalledOnLoad
(() => {
  const socket = new WebSocket(least.foyer.replace("http", "ws") + "/widget/v1/socket");
  socket.onopen = () => socket.send(JSON.stringify({
    type: "hello", protocol: 1, widget: least.key, tab: "t1", focused: true,
    page: {url: location.href, title: document.title},
  }));
  socket.onmessage = event => {
    const notice = JSON.parse(event.data);
    if (notice.type !== "welcome") return;
    document.cookie = "visitor=" + notice.token + "; Max-Age=31536000; Path=/; SameSite=Lax";
    requestAnimationFrame(() => {
      const host = document.createElement("foyer-widget");
      const root = host.attachShadow({mode: "open"});
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("button { position: fixed; right: 20px; bottom: 20px; height: 56px; border-radius: 28px }");
      root.adoptedStyleSheets = [sheet];
      const button = document.createElement("button");
      button.textContent = "Chat with us";
      button.onclick = () => {};
      root.append(button);
      document.documentElement.append(host);
    });
  };
})();
"""
COUNT_VIOLATIONS = "window.violations = 0; addEventListener('securitypolicyviolation', () => violations++);"


class Site:
    """Serves the pages until the `with` block ends."""

    def __init__(self, foyer: str, widget: str) -> None:
        self.foyer, self.widget = foyer, widget
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kind, policy, body = site.answer(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind)
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> "Site":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()

    def page(self, name: str, kind: str) -> str:
        return f"{self.address}/{name}/{kind}"

    def answer(self, path: str) -> tuple[str, str, str]:
        scripts = {
            "/widget/least.js": LEAST, "/widget/least/live.js": LEAST_LIVE, "/count.js": COUNT_VIOLATIONS, "/busy.js": BUSY}
        if path in scripts:
            return "text/javascript", "", scripts[path]
        _, name, kind, *_ = [*path.split("/"), "", ""]
        if name == "strict":
            return "text/html", self.policy(), self.document(self.tag(kind), '<script src="/count.js"></script>', "<h1>Bulbs</h1>")
        if name not in ("bare", "heavy"):
            return "text/plain", "", ""
        body = "<button>Add to cart</button><h1>Bulbs</h1>" + (SECTIONS if name == "heavy" else "")
        busy = '<script src="/busy.js"></script>' if name == "heavy" else ""
        watch = f"<script>{WATCH % ('false' if kind == 'nothing' else 'true')}</script>{busy}"
        return "text/html", "", self.document(self.tag(kind), watch, body)

    def policy(self) -> str:
        line = self.foyer.replace("http:", "ws:")
        return (
            f"default-src 'none'; script-src 'self' {self.foyer}; connect-src {self.foyer} {line}; base-uri 'none'; "
            "require-trusted-types-for 'script'; trusted-types foyer"
        )

    def tag(self, kind: str) -> str:
        if kind == "widget":
            return f'<script async src="{self.foyer}/widget.js" data-widget="{self.widget}"></script>'
        if kind == "least":
            return f'<script async src="/widget/least.js" data-widget="{self.widget}" data-foyer="{self.foyer}"></script>'
        return ""

    @staticmethod
    def document(tag: str, head: str, body: str) -> str:
        return f"<!doctype html><meta charset=utf-8><title>Bulbs</title>{head}{tag}<body>{body}"
