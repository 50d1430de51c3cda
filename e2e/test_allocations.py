"""The allocations of a page view and a message: counts that do not depend on clock or machine."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from costs import each_message
from foyer_client import VisitorClient
from foyer_server import FoyerServer, on_sqlite

SHIM = Path(__file__).with_name("allocation_shim.c")
# For a debug build, which needs several times as many as a release build; slightly above the measured 41 and 388.
A_VIEW, A_MESSAGE = 50, 430
VIEWS = 1_000
# Visitors return to pages: a text that many of them have is stored once.
PAGES = 8


@pytest.fixture(scope="module")
def count(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the server's allocations are counted."""
    path = tmp_path_factory.mktemp("allocations") / "count"
    path.write_bytes(bytes(8))
    return path


@pytest.fixture(scope="module")
def server(count: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FoyerServer]:
    library = count.with_name("shim.so")
    subprocess.run(["cc", "-O1", "-fPIC", "-shared", "-Wall", "-Werror", "-o", library, SHIM], check=True)
    server = FoyerServer(tmp_path_factory.mktemp("data"), "allocations", message_rate=100_000)
    server.has_tables = False  # loading them would be counted
    server.environment = {"LD_PRELOAD": str(library), "ALLOCATIONS": str(count)}
    yield server.start()
    assert server.stop() == 0


def test_a_page_view_makes_few_allocations(server: FoyerServer, count: Path) -> None:
    somebody = VisitorClient(server).arrive()
    view(somebody, VIEWS)
    before = taken(count)
    view(somebody, VIEWS)
    each = (taken(count) - before) / VIEWS
    print(f"{each:.1f} allocations a page view")
    assert 0 < each <= A_VIEW, f"{each:.1f} allocations a page view"


@on_sqlite
def test_a_message_makes_few_allocations(server: FoyerServer, count: Path) -> None:
    each = each_message(server, lambda: taken(count))
    print(f"{each:.1f} allocations a message")
    assert 0 < each <= A_MESSAGE, f"{each:.1f} allocations a message"


def view(somebody: VisitorClient, times: int) -> None:
    """Browses from page to page, until the server has seen the last page."""
    for number in range(times):
        page = {"url": f"{somebody.server.address}/demo/?article={number % PAGES}", "title": f"Article {number % PAGES}"}
        somebody.send(type="page", tab=somebody.tab, page=page, focused=True)
    since = somebody.line.mark()
    somebody.send(type="ping")
    somebody.line.wait("pong", since)


def taken(count: Path) -> int:
    return int.from_bytes(count.read_bytes(), "little")
