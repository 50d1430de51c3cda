"""A model of one visitor's chat: the effect of each command, and whether concurrent results fit some order of the commands."""

from dataclasses import dataclass
from itertools import permutations


@dataclass(frozen=True)
class State:
    """`status` as the server names it; `owner`: the agent of the chat or invitation."""

    status: str | None
    owner: str | None = None


@dataclass(frozen=True)
class Command:
    """By an agent, or by the visitor (None); `succeeded` is the answer to the sender."""

    agent: str | None
    kind: str
    succeeded: bool | None = None


def after(state: State, command: Command) -> State | None:
    """The state after `command` succeeds in `state`; None if it must be refused."""
    status, agent = state.status, command.agent
    match command.kind:
        case "ban" if status:
            return State(None)
        case "accept" if status == "waitingForChat":
            return State("chatting", agent)
        case "refuse" if status == "waitingForChat":
            return State("refusedByAgent")
        case "takeOver" if status == "chattingWithBot":
            return State("chatting", agent)
        case "stopFlow" if status == "chattingWithFlow":
            return State("chatting", agent)
        case "invite" if status in ("inSite", "end", "refusedByVisitor"):
            return State("manuallyInvited", agent)
        case "cancelInvitation" if status == "manuallyInvited" and state.owner == agent:
            return State("before")
        case "end" if status == "chatting" and agent in (None, state.owner):
            return State("end")
        case "end" if agent is None and status in ("waitingForChat", "chattingWithFlow", "chattingWithBot"):
            return State("end")
    return None


def explains(start: State, commands: list[Command], end: State) -> bool:
    """Whether some order of `commands` explains each answer and leads to `end`.

    A command without an answer (the visitor's) may have had no effect.
    """
    return any(_fits(start, order, end) for order in permutations(commands))


def _fits(state: State, order: tuple[Command, ...], end: State) -> bool:
    start = state
    for command in order:
        next_state = after(state, command)
        if command.kind == "ban" and state.status is None:
            continue  # banned already: refused, or answered with the existing ban
        if command.succeeded is not None and command.succeeded != (next_state is not None):
            return False
        if next_state is not None:
            state = next_state if next_state.status != "before" else start
    return state == end
