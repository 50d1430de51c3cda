"""R9: agents and the visitor act on one chat at the same time; the answers fit some order, and all learn the same winner."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from torture.model import Command, State, explains
from torture.scene import Scene, Server, check
from torture.talk import Talker

from foyer_client import BEN, MARIA, AgentClient

# The kinds of rounds: the page, how to get to the initial state, and the commands tried in it.
STAGES = {
    "waitingForChat": ("/demo/", ["accept", "accept", "refuse", "end", "ban"]),
    "chattingWithBot": ("/demo/bot/", ["takeOver", "takeOver", "end", "ban"]),
    "chattingWithFlow": ("/demo/flow/", ["stopFlow", "stopFlow", "end", "ban"]),
    "inSite": ("/demo/", ["invite", "invite", "cancelInvitation", "ban"]),
}
# Several consoles per agent. With more senders there would be too many orders to try.
CONSOLES = 2
VISITOR_ENDS = 0.3
# A ban ends the visitor, so it is rare.
BAN_KEPT = 0.15
SETTLE_SECONDS = 5


def run(scene: Scene) -> None:
    server = scene.server().start()
    agents = [AgentClient(server, email).connect() for email in (MARIA, BEN) for _ in range(CONSOLES)]
    with ThreadPoolExecutor(len(agents) + 1) as pool:
        visitors: dict[str, Talker] = {}
        for number in range(scene.size(short=240, long=20_000)):
            stage = list(STAGES)[number % len(STAGES)]
            _round(scene, server, agents, pool, visitors, stage)


def _round(
    scene: Scene, server: Server, agents: list[AgentClient], pool: ThreadPoolExecutor,
    visitors: dict[str, Talker], stage: str,
) -> None:  # fmt: skip
    path, kinds = STAGES[stage]
    visitor = visitors.get(stage) or Talker(server).arrive(path)
    visitors[stage] = visitor
    start = _prepare(visitor, agents, stage)
    plans = [(agent, scene.random.choice(kinds)) for agent in agents]
    plans = [
        (agent, kinds[0] if kind == "ban" and scene.random.random() > BAN_KEPT else kind)
        for agent, kind in plans
    ]
    everybody = len(plans) + 1
    barrier = threading.Barrier(everybody, timeout=10)
    ends = stage != "inSite" and scene.random.random() < VISITOR_ENDS

    def press(agent: AgentClient, kind: str) -> tuple[Command, dict]:
        fields = {"ban": {"byVisitor": True, "byAddress": False, "comment": ""}, "invite": {"text": "Hi"}}
        barrier.wait()
        answer = agent.ask(kind, visitor.id, **fields.get(kind, {}))
        return Command(agent.me["name"], kind, answer["type"] == "done"), answer

    def end() -> None:
        barrier.wait()
        if ends:
            visitor.send(type="end")
            since = visitor.line.mark()
            visitor.send(type="ping")
            visitor.line.wait(lambda n: n["type"] in ("pong", "gone"), since)

    leaving = pool.submit(end)
    results = list(pool.map(lambda plan: press(*plan), plans))
    try:
        leaving.result()
    except Exception as cut:
        check(any(c.kind == "ban" and c.succeeded for c, _ in results), f"the visitor's connection broke: {cut}")
    commands = [command for command, _ in results] + [Command(None, "end")] * ends
    final = _settled(agents[0], visitor, start, commands)
    check(
        final is not None,
        f"{stage}: no order explains {[(c.agent, c.kind, c.succeeded) for c in commands]}"
        f" and {_look(agents[0], visitor)}; answers {[answer for _, answer in results]}",
    )
    _told(results)
    scene.count(f"rounds from {stage}")
    if final.status is None:
        visitor.leave()
        del visitors[stage]
    elif final.status in ("chatting", "waitingForChat", "chattingWithFlow", "chattingWithBot"):
        visitor.end()
    elif final.status == "manuallyInvited":
        _decline(agents[0], visitor)


def _prepare(visitor: Talker, agents: list[AgentClient], stage: str) -> State:
    if stage == "inSite":
        row = agents[0].see(visitor.id)
        check(row and row["status"] in ("inSite", "refusedByVisitor"), f"not free to be invited: {row}")
        return State(row["status"])
    if stage == "chattingWithFlow":
        visitor.open_window()
        agents[0].wait_status(visitor.id, stage)
        for agent in agents:
            check(agent.ask("join", visitor.id)["type"] == "done", "join is refused")
    else:
        visitor.say("Hello")
        agents[0].wait_status(visitor.id, stage)
    return State(stage)


def _look(agent: AgentClient, visitor: Talker) -> State:
    row = agent.see(visitor.id)
    if row is None:
        return State(None)
    owned = row["status"] in ("chatting", "manuallyInvited")
    names = {each["id"]: each["name"] for each in agent.line.wait("welcome")["agents"]}
    return State(row["status"], names.get(row["assignee"]) if owned else None)


def _settled(agent: AgentClient, visitor: Talker, start: State, commands: list[Command]) -> State | None:
    """The state that explains all answers; the row may be updated slightly later than the answers."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while True:
        state = _look(agent, visitor)
        if explains(start, commands, state):
            return state
        if time.monotonic() > deadline:
            return None
        time.sleep(0.02)


def _told(results: list[tuple[Command, dict]]) -> None:
    """The losers learn who won, and that agent did win."""
    winners = {command.agent for command, _ in results if command.succeeded}
    for command, answer in results:
        if answer["type"] == "refused" and answer["code"] == "alreadyTaken":
            named = answer["title"].removeprefix("Already taken by ")
            check(named in winners, f"{command} got {answer['title']}, but {winners} won")


def _decline(agent: AgentClient, visitor: Talker) -> None:
    """Declines the latest invitation; its notice may arrive slightly after the row."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while agent.see(visitor.id)["status"] == "manuallyInvited":
        heard = [notice for notice in visitor.line.notices if notice["type"] == "invitation"][-5:]
        check(time.monotonic() < deadline, f"still invited, and cannot decline; heard {heard}")
        if heard and heard[-1].get("invitation"):
            visitor.send(type="decline", invitation=heard[-1]["invitation"]["id"])
        time.sleep(0.02)
