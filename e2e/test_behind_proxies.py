"""Visitor and console through real proxies, with TLS, HTTP/2 and keep-alive, configured as docs/proxies.md says."""

import json
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from foyer_client import MARIA, PASSWORDS, AgentClient
from foyer_server import FoyerServer, free_port
from proxies import Front, unverified
from screen import PATIENCE, Console, Shop

FRONTS = {
    "haproxy": ("haproxy", {}),
    "haproxy-always": ("haproxy", {"http-reuse safe": "http-reuse always"}),
    "nginx": ("nginx", {}),
    "caddy": ("caddy", {}),
}


@pytest.fixture(scope="module")
def front_ports() -> dict[str, int]:
    return {name: free_port() for name in FRONTS}


@pytest.fixture(scope="module")
def server(front_ports: dict[str, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[FoyerServer]:
    """A host for each proxy, since each listens on a port of its own."""
    running = FoyerServer(tmp_path_factory.mktemp("data"), "behind_proxies", trusted_proxy="127.0.0.1/32")
    running.repeated = [("--own-host", f"localhost:{port}") for port in front_ports.values()]
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module", params=FRONTS)
def front(
    request: pytest.FixtureRequest, server: FoyerServer, front_ports: dict[str, int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    kind, replaced = FRONTS[request.param]
    if not shutil.which(kind, path="/usr/sbin:/usr/bin"):
        pytest.fail(f"{kind} is missing; bin/setup --for test installs it")
    folder = tmp_path_factory.mktemp(request.param)
    with Front(kind, folder, server, front_ports[request.param], **replaced) as running:
        yield running


def sockets(page: Page) -> list[str]:
    opened: list[str] = []
    page.on("websocket", lambda each: opened.append(each.url))
    return opened


def streams(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url) if each.url.endswith("/widget/v1/stream") else None)
    return asked


def test_visitor_and_agent_chat_through_the_proxy(
    front: Front, maria: AgentClient, contexts: Callable[..., BrowserContext]
) -> None:
    shop = Shop(contexts(ignore_https_errors=True).new_page(), front)
    opened, fallen = sockets(shop.page), streams(shop.page)
    shop.arrive("/demo/")
    # A regression: the second page's socket uses a connection that has carried other requests.
    for path in ("/demo/flow/", "/demo/", "/demo/"):
        shop.arrive(path)
    assert len(opened) >= 4 and not fallen, (opened, fallen)

    screen = Console(contexts(ignore_https_errors=True).new_page(), front)
    console_sockets = sockets(screen.page)
    screen.page.goto(front.address + "/console")
    screen.page.get_by_role("textbox", name=re.compile("^E-?mail$")).fill(MARIA)
    screen.page.get_by_label("Password").fill(PASSWORDS[MARIA])
    screen.page.get_by_role("button", name="Log in").click()
    expect(screen.page.get_by_role("textbox", name="Password")).to_have_count(0, timeout=PATIENCE)
    screen.visitors()
    cookies = {each["name"]: each for each in screen.page.context.cookies(front.address)}
    assert cookies["__Host-foyer_session"]["secure"] and cookies["__Host-foyer_device"]["httpOnly"]
    expect(screen.row(shop.id)).to_be_visible(timeout=PATIENCE)

    shop.say("Is this tulip red?")
    screen.press(shop.id, "Accept")
    screen.expect_says("Is this tulip red?", timeout=PATIENCE)
    screen.say("It is.")
    shop.expect_says("It is.", timeout=PATIENCE)
    assert console_sockets and not fallen
    shop.end()


def test_address_and_stream_pass_through_the_proxy(front: Front, server: FoyerServer, maria: AgentClient) -> None:
    """Without sockets, from an address of its own, with a forged header."""
    page = {"url": f"{front.address}/demo/", "title": "Tulip Shop"}
    hello = {"type": "hello", "protocol": 1, "widget": server.widget(), "tab": "one", "focused": True, "page": page}
    body = json.dumps(hello).encode()
    with socket.create_connection(("127.0.0.1", front.port), 10, ("127.0.0.9", 0)) as plain:
        with unverified().wrap_socket(plain, server_hostname="localhost") as line:
            line.sendall(
                f"POST /widget/v1/stream HTTP/1.1\r\nHost: localhost:{front.port}\r\nOrigin: {front.address}\r\n"
                f"X-Forwarded-For: 203.0.113.9\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            answer = b""
            while b'"type":"welcome"' not in answer or b"\n" not in answer.split(b'"type":"welcome"')[1]:
                piece = line.recv(65_536)
                assert piece, answer
                answer += piece
    welcome = json.loads(next(each for each in answer.splitlines() if b'"type":"welcome"' in each))
    assert maria.do("info", welcome["visitor"])["visitor"]["address"] == "127.0.0.9"


def test_metrics_are_not_public(front: Front) -> None:
    assert front.get("/metrics")[0] == 404
    status, headers = front.get("/healthz")
    assert status == 200 and "nosniff" in headers
