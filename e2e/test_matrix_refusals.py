"""The action matrix, cell by cell: an action that is not offered is refused by the server and changes nothing."""

from collections.abc import Callable

import pytest

from foyer_client import AgentClient, VisitorClient
from stages import ACTIONS, ALWAYS, COLUMNS, INVITATION, MATRIX, STATUS, Agents

FIELDS = {
    "invite": {"text": INVITATION},
    "ban": {"byVisitor": True, "byAddress": False, "comment": "A test of the matrix"},
}

# The status after an accepted action; other actions leave the status unchanged.
BECOMES = {
    "ban": None,
    "invite": "manuallyInvited",
    "accept": "chatting",
    "refuse": "refusedByAgent",
    "takeOver": "chatting",
    "stopFlow": "chatting",
}

# Another agent was first: the refusal names that agent, which is more useful than "not offered".
OTHERS = {"chatting, other's", "invited, other's"}

STATE = ("status", "since", "chat", "version", "assignee", "captured", "left", "actions")


def cells(offered: bool) -> list[tuple[str, str]]:
    return [
        (column, action)
        for column in COLUMNS
        for action in ACTIONS
        if (action in ALWAYS | MATRIX[column]) == offered
    ]


def state(agent: AgentClient, visitor: VisitorClient) -> dict:
    row = agent.see(visitor.id)
    return {key: row.get(key) for key in STATE}


@pytest.mark.parametrize("column", COLUMNS)
def test_the_server_refuses_what_the_column_does_not_offer(
    column: str, visitor: Callable[..., VisitorClient], agents: Agents
) -> None:
    somebody = agents.bring(visitor(), column)
    before = state(agents.maria, somebody)
    for action in [action for each, action in cells(offered=False) if each == column]:
        answer = agents.maria.post(action, somebody.id, **FIELDS.get(action, {}))
        said = answer.json()
        codes = {"notOffered"} | ({"alreadyTaken", "notYours"} if column in OTHERS else set())
        assert (answer.status_code, said["code"] in codes) == (409, True), f"{action}: {answer.text}"
        assert said["title"] and answer.headers["Content-Type"].startswith("application/problem+json")
        assert state(agents.maria, somebody) == before, action


@pytest.mark.parametrize(("column", "action"), cells(offered=True))
def test_the_server_accepts_what_the_column_offers(
    column: str, action: str, visitor: Callable[..., VisitorClient], agents: Agents
) -> None:
    somebody = agents.bring(visitor(), column)
    agents.maria.do(action, somebody.id, **FIELDS.get(action, {}))
    row = agents.maria.see(somebody.id)
    assert (row and row["status"]) == BECOMES.get(action, STATUS[column])
    if action == "capture":
        assert row["captured"] and "release" in row["actions"] and "capture" not in row["actions"]
    if BECOMES.get(action) == "chatting":
        assert row["assignee"] == agents.maria.me["id"]


@pytest.mark.parametrize("column", COLUMNS)
def test_the_row_offers_what_the_matrix_says(
    column: str, visitor: Callable[..., VisitorClient], agents: Agents
) -> None:
    somebody = agents.bring(visitor(), column)
    expected = {"visitorInfo", "capture", "ban"} | (MATRIX[column] - {"stopFlow"})
    assert set(agents.maria.see(somebody.id)["actions"]) == expected


def test_capture_and_release_take_turns(visitor: Callable[..., VisitorClient], agents: Agents) -> None:
    somebody = agents.bring(visitor(), "in site")
    assert agents.maria.post("release", somebody.id).status_code == 409
    agents.maria.do("capture", somebody.id)
    assert agents.ben.post("capture", somebody.id).status_code == 409
    agents.ben.do("release", somebody.id)
    assert not agents.maria.see(somebody.id)["captured"]


@pytest.mark.parametrize("action", ["end", "transfer"])
def test_an_agent_cannot_end_or_transfer_another_agents_chat(
    action: str, visitor: Callable[..., VisitorClient], agents: Agents
) -> None:
    somebody = agents.bring(visitor(), "chatting, other's")
    before = state(agents.ben, somebody)
    answer = agents.maria.post(
        action, somebody.id, **({"toAgent": agents.maria.me["id"]} if action == "transfer" else {})
    )
    assert answer.status_code == 409, answer.text
    assert answer.json()["code"] in {"notYours", "notOffered", "alreadyTaken"}
    assert state(agents.ben, somebody) == before


def test_only_the_assignee_may_write(visitor: Callable[..., VisitorClient], agents: Agents) -> None:
    somebody = agents.bring(visitor(), "chatting, other's")
    chat = agents.maria.see(somebody.id)["chat"]
    agents.maria.do("monitor", somebody.id)
    answer = agents.maria.post("send", chat=chat, draft="not-mine", text="May I?")
    assert (answer.status_code, answer.json()["code"]) == (409, "notYours")
    assert "May I?" not in [message["text"] for message in somebody.transcript()]


def test_a_stale_version_is_refused(visitor: Callable[..., VisitorClient], agents: Agents) -> None:
    somebody = agents.bring(visitor(), "waiting")
    row = agents.maria.see(somebody.id)
    answer = agents.maria.post("accept", somebody.id, chat=row["chat"], version=row["version"] + 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    agents.maria.do("accept", somebody.id, chat=row["chat"], version=row["version"])
