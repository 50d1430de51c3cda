"""Two agents use the same button at the same time: one wins, and the other learns who."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from foyer_client import AgentClient, VisitorClient
from stages import Agents

ROUNDS = 200
# The burst limit of a visitor; then another visitor is used.
BURST = 25


class Race:
    """Two agents on two sockets, started by one barrier."""

    def __init__(self, maria: AgentClient, ben: AgentClient, pool: ThreadPoolExecutor):
        self.maria, self.ben, self.pool = maria, ben, pool
        self.barrier = threading.Barrier(2, timeout=10)

    def run(self, action: str, visitor: str, **fields: object) -> AgentClient:
        """Returns the winner, after checking that there is exactly one."""
        agents = (self.maria, self.ben)
        answers = list(self.pool.map(lambda agent: self._press(agent, action, visitor, fields), agents))
        done = [agent for agent, answer in zip(agents, answers, strict=True) if answer["type"] == "done"]
        refused = [answer for answer in answers if answer["type"] == "refused"]
        assert len(done) == len(refused) == 1, answers
        winner = done[0].me["name"]
        assert refused[0]["code"] == "alreadyTaken", refused
        assert refused[0]["title"] == f"Already taken by {winner}"
        return done[0]

    def _press(self, agent: AgentClient, action: str, visitor: str, fields: dict) -> dict:
        self.barrier.wait()
        return agent.ask(action, visitor, **fields)


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    """One visitor does in seconds what others do in a year."""
    return {"message_rate": 1_000}


@pytest.fixture
def race(agents: Agents) -> Iterator[Race]:
    with ThreadPoolExecutor(2) as pool:
        yield Race(agents.maria, agents.ben, pool)


def assigned(race: Race, visitor: VisitorClient, winner: AgentClient) -> None:
    for agent in (race.maria, race.ben):
        row = agent.wait_status(visitor.id, "chatting")
        assert row["assignee"] == winner.me["id"]


def test_one_agent_wins_each_accept(race: Race, visitor: Callable[..., VisitorClient]) -> None:
    for number in range(ROUNDS):
        if number % BURST == 0:
            somebody = visitor().arrive()
        somebody.say(f"Round {number}")
        race.maria.wait_status(somebody.id, "waitingForChat")
        assigned(race, somebody, race.run("accept", somebody.id))
        somebody.end()


def test_one_agent_wins_each_stop_flow(race: Race, visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor("/demo/flow/").arrive()
    for _ in range(ROUNDS):
        somebody.open_window()
        race.maria.wait_status(somebody.id, "chattingWithFlow")
        for agent in (race.maria, race.ben):
            assert agent.ask("join", somebody.id)["type"] == "done"
        assigned(race, somebody, race.run("stopFlow", somebody.id))
        somebody.end()


def test_one_agent_wins_each_take_over(race: Race, visitor: Callable[..., VisitorClient]) -> None:
    for number in range(ROUNDS):
        if number % BURST == 0:
            somebody = visitor("/demo/bot/").arrive()
        somebody.say(f"Round {number}")
        race.maria.wait_status(somebody.id, "chattingWithBot")
        assigned(race, somebody, race.run("takeOver", somebody.id))
        somebody.end()


def test_one_agent_wins_each_invite(race: Race, visitor: Callable[..., VisitorClient]) -> None:
    somebody = visitor().arrive()
    for number in range(ROUNDS):
        since = somebody.line.mark()
        winner = race.run("invite", somebody.id, text=f"Round {number}")
        invitation = somebody.line.wait(lambda n: n["type"] == "invitation" and n.get("invitation"), since)[
            "invitation"
        ]
        assert invitation["name"] == winner.me["name"]
        somebody.decline(invitation["id"])
