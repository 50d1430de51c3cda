"""Brings a visitor, with or without a screen, into each column of the action matrix."""

from dataclasses import dataclass
from typing import Protocol

from foyer_client import AgentClient

ALWAYS = frozenset({"info", "capture", "ban"})

# The actions offered in each column in addition to ALWAYS, for Maria.
MATRIX = {
    "in site": {"invite"},
    "waiting": {"accept", "refuse"},
    "chatting, mine": {"goToChat"},
    "chatting, other's": {"monitor"},
    "with flow": {"join", "monitor", "stopFlow"},
    "with bot": {"monitor", "takeOver"},
    "invited, mine": {"goToChat"},
    "invited, other's": set(),
    "refused by agent": set(),
    "refused by visitor": {"invite"},
    "end": {"invite"},
}
COLUMNS = list(MATRIX)
# "Stop flow" is in the chat window, not in the list, and is refused where Join is.
ACTIONS = [
    "info",
    "capture",
    "ban",
    "invite",
    "accept",
    "refuse",
    "goToChat",
    "join",
    "monitor",
    "takeOver",
    "stopFlow",
]

STATUS = {
    "in site": "inSite",
    "waiting": "waitingForChat",
    "chatting, mine": "chatting",
    "chatting, other's": "chatting",
    "with flow": "chattingWithFlow",
    "with bot": "chattingWithBot",
    "invited, mine": "manuallyInvited",
    "invited, other's": "manuallyInvited",
    "refused by agent": "refusedByAgent",
    "refused by visitor": "refusedByVisitor",
    "end": "end",
}

WORDS = {
    "inSite": "In Site",
    "waitingForChat": "Waiting for Chat",
    "chatting": "Chatting",
    "chattingWithFlow": "Chatting with Flow",
    "chattingWithBot": "Chatting with Bot",
    "manuallyInvited": "Manually Invited",
    "refusedByAgent": "Refused by Agent",
    "refusedByVisitor": "Refused by Visitor",
    "end": "End",
}

INVITATION = "May I help you choose a size?"


class Visitor(Protocol):
    """The actions of a visitor, on a screen or without one."""

    id: str

    def arrive(self, path: str | None = None) -> object: ...
    def say(self, text: str = "Hello") -> object: ...
    def open_window(self) -> None: ...
    def answer(self) -> None: ...
    def decline(self) -> None: ...


@dataclass
class Agents:
    """Maria, from whose view the columns are named, and Ben, the other agent."""

    maria: AgentClient
    ben: AgentClient

    def bring(self, visitor: Visitor, column: str) -> Visitor:
        """Lets the visitor arrive, and brings them into the column."""
        paths = {"with flow": "/demo/flow/", "with bot": "/demo/bot/"}
        visitor.arrive(paths.get(column, "/demo/"))
        self.maria.wait_status(visitor.id, "inSite")
        self._lead(visitor, column)
        self.maria.wait_status(visitor.id, STATUS[column])
        return visitor

    def _lead(self, visitor: Visitor, column: str) -> None:
        match column:
            case "in site":
                pass
            case "waiting":
                visitor.say()
            case "with bot":
                visitor.say("How long does delivery take?")
            case "with flow":
                visitor.open_window()
            case "chatting, mine":
                self.accept(self.maria, visitor)
            case "chatting, other's":
                self.accept(self.ben, visitor)
            case "invited, mine":
                self.maria.do("invite", visitor.id, text=INVITATION)
            case "invited, other's":
                self.ben.do("invite", visitor.id, text=INVITATION)
            case "refused by agent":
                visitor.say()
                self.maria.wait_status(visitor.id, "waitingForChat")
                self.maria.do("refuse", visitor.id)
            case "refused by visitor":
                self.maria.do("invite", visitor.id, text=INVITATION)
                visitor.decline()
            case "end":
                self.accept(self.maria, visitor)
                self.maria.do("end", visitor.id)
            case _:
                raise ValueError(column)

    def accept(self, agent: AgentClient, visitor: Visitor) -> None:
        """The visitor requests a chat and the agent accepts it."""
        self._take(agent, visitor, "Hello")

    def accept_words(self, visitor: Visitor, text: str) -> None:
        """The visitor begins a chat with this message, and Maria accepts it."""
        self._take(self.maria, visitor, text)

    def _take(self, agent: AgentClient, visitor: Visitor, text: str) -> None:
        visitor.say(text)
        agent.wait_status(visitor.id, "waitingForChat")
        agent.do("accept", visitor.id)
        agent.wait_status(visitor.id, "chatting")
