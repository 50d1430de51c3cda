"""Robots get no widget and are not listed; the console shows how many there were."""

import pytest

from foyer_client import AgentClient, VisitorClient
from foyer_server import ROBOTS, FoyerServer

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) {} Safari/537.36"

pytestmark = pytest.mark.skipif(not ROBOTS.exists(), reason="no list of robots; bin/setup fetches it")


def robots(agent: AgentClient) -> int:
    since = agent.line.mark()
    agent.line.send({"type": "ping"})
    return agent.line.wait("pong", since)["robots"]


def hears(server: FoyerServer, user_agent: str) -> str:
    visitor = VisitorClient(server)
    visitor.headers = {"User-Agent": user_agent}
    visitor.connect().send(visitor.hello())
    heard = visitor.line.wait(lambda notice: notice["type"] in ("welcome", "gone"))["type"]
    visitor.leave()
    return heard


@pytest.mark.parametrize("name", ["Chrome/125.0 Chrome-Lighthouse", "GPTBot/1.1", "PhantomJS/2.1"])
def test_a_robot_is_refused_and_counted(name: str, server: FoyerServer, maria: AgentClient) -> None:
    before = robots(maria)
    assert hears(server, BROWSER.format(name)) == "gone"
    assert robots(maria) == before + 1


@pytest.mark.parametrize("name", ["Chrome/141.0.0.0", "HeadlessChrome/141.0.0.0"])
def test_a_browser_is_listed_and_in_the_demo_also_a_headless_one(name: str, server: FoyerServer, maria: AgentClient) -> None:
    before = robots(maria)
    assert hears(server, BROWSER.format(name)) == "welcome"
    assert robots(maria) == before
