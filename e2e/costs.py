"""The cost of a message in counts that do not depend on a clock."""

from collections.abc import Callable

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer

MESSAGES, WARM = 200, 20


def each_message(server: FoyerServer, count: Callable[[], int]) -> float:
    """The increase of a count per message from a visitor to an agent, after warming up."""
    maria = AgentClient(server).connect()
    somebody = VisitorClient(server).arrive()
    somebody.say()
    maria.do("accept", somebody.id)
    for _ in range(WARM):
        somebody.say("Warm")
    before = count()
    for number in range(MESSAGES):
        somebody.say(f"Message {number}")
    return (count() - before) / MESSAGES
