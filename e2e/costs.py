"""What a message adds to a count that no clock decides."""

from collections.abc import Callable

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer

MESSAGES, WARM = 200, 20


def each_message(server: FoyerServer, count: Callable[[], int]) -> float:
    """From a visitor to an agent, one after the other; what is made once is made before."""
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
