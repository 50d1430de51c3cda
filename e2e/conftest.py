"""A server per file, one browser for all, and the cast: visitors on demand, Maria and Ben."""

import subprocess
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from xdist.scheduler import LoadFileScheduling

from foyer_client import BEN, MARIA, PASSWORDS, AgentClient, VisitorClient
from foyer_server import BINARY, POSTGRES, FoyerServer, database_of
from screen import PROMPTLY, Console, Shop
from stages import Agents

DESK = {"width": 1360, "height": 800}

expect.set_options(timeout=PROMPTLY)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling:
    """Runs all tests of a file on one worker, since a file has one server."""
    return LoadFileScheduling(config, log)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
    return browser_type_launch_args | {"executable_path": "/usr/bin/chromium", "args": arguments}


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    """The flags of this file's server; a file can override it."""
    return {}


@pytest.fixture(scope="module")
def server(
    request: pytest.FixtureRequest, server_options: dict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FoyerServer]:
    name = request.module.__name__.removeprefix("test_")
    running = FoyerServer(tmp_path_factory.mktemp("data"), name, **server_options).start()
    yield running
    assert running.stop() == 0, f"foyer did not stop gracefully; see {running.log}"


@pytest.fixture(scope="module")
def maria(server: FoyerServer) -> AgentClient:
    """Administrator, in queue Support."""
    return AgentClient(server, MARIA).connect()


@pytest.fixture(scope="module")
def ben(server: FoyerServer) -> AgentClient:
    """Agent, in queue Support."""
    return AgentClient(server, BEN).connect()


@pytest.fixture(scope="module")
def add_agent(server: FoyerServer) -> Callable[[str, str], AgentClient]:
    """Creates agents with a role while the server runs, and logs them in."""

    def add(name: str, role: str) -> AgentClient:
        email = f"{name}@demo.example"
        command = [str(BINARY), "add-agent", "--name", name.title(), "--email", email, "--role", role]
        command += ["--data", str(server.data)] + (["--database", database_of(server.data)] if POSTGRES else [])
        subprocess.run(command, input=f"password of {name}\n", text=True, check=True, capture_output=True)
        PASSWORDS[email] = f"password of {name}"
        return AgentClient(server, email)

    return add


@pytest.fixture(scope="module")
def agents(maria: AgentClient, ben: AgentClient) -> Agents:
    return Agents(maria, ben)


@pytest.fixture
def visitor(server: FoyerServer) -> Iterator[Callable[..., VisitorClient]]:
    """Creates visitors without a screen."""
    made: list[VisitorClient] = []

    def make(path: str = "/demo/", **options: object) -> VisitorClient:
        made.append(VisitorClient(server, path, **options))
        return made[-1]

    yield make
    for each in made:
        each.leave()


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Creates browser profiles that share nothing."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        made.append(browser.new_context(**({"viewport": DESK} | options)))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def shop(server: FoyerServer, contexts: Callable[..., BrowserContext]) -> Callable[..., Shop]:
    """Creates visitors, each with a browser profile of its own."""
    return lambda **options: Shop(contexts(**options).new_page(), server)


@pytest.fixture
def console(server: FoyerServer, contexts: Callable[..., BrowserContext]) -> Callable[..., Console]:
    """Opens the console of a logged-in agent."""
    return lambda agent, **options: _console(contexts(**options), agent, server)


@pytest.fixture(scope="module")
def maria_screen(browser: Browser, maria: AgentClient, server: FoyerServer) -> Iterator[Console]:
    """Maria's console, kept open between tests; each test opens the page that it needs."""
    context = browser.new_context(viewport=DESK)
    yield _console(context, maria, server)
    context.close()


@pytest.fixture(scope="module")
def ben_screen(browser: Browser, ben: AgentClient, server: FoyerServer) -> Iterator[Console]:
    """Ben's console, also kept open."""
    context = browser.new_context(viewport=DESK)
    yield _console(context, ben, server)
    context.close()


def _console(context: BrowserContext, agent: AgentClient, server: FoyerServer) -> Console:
    context.add_cookies([{"name": "foyer_session", "value": agent.cookie, "url": server.address}])
    return Console(context.new_page(), server)
