"""R7: the server is gone for a moment, and all clients reconnect at once; all are back, and no message is lost."""

import asyncio
import json
import time

from websockets.asyncio.client import connect

from torture.scene import Scene, Server, check
from torture.talk import log_in

# A debug build on a busy machine; the benchmark measures the goal with a release build.
BACK_SECONDS = 60
TALKING = 50
# Concurrent handshakes of one client process.
AT_ONCE = 400


class Guest:
    """A minimal visitor."""

    def __init__(self, server: Server, number: int):
        self.server, self.number = server, number
        self.token: str | None = None
        self.visitor: str | None = None
        self.chat: str | None = None
        self.acknowledged: dict[str, int] = {}
        self.socket = None

    async def arrive(self, gate: asyncio.Semaphore) -> dict:
        server = self.server
        page = {"url": f"{server.address}/demo/", "title": "Storm"}
        hello = {"type": "hello", "protocol": 1, "widget": server.widget(), "tab": f"g{self.number}"}
        hello |= {"page": page, "focused": True, "token": self.token}
        async with gate:
            while True:
                try:
                    self.socket = await connect(
                        f"ws://127.0.0.1:{server.port}/widget/v1/socket", origin=server.address,
                        compression=None, open_timeout=BACK_SECONDS, ping_interval=None, max_size=None, proxy=None,
                    )  # fmt: skip
                    await self.socket.send(json.dumps(hello))
                    welcome = await self.hear("welcome")
                    break
                except (OSError, EOFError) as refused:
                    # "later", or the port does not listen: try again, with some jitter, as a widget would.
                    last = refused
                    await asyncio.sleep(0.05 + self.number % 10 / 100)
                    assert last
        check(self.visitor in (None, welcome["visitor"]), f"{self.visitor} came back as {welcome['visitor']}")
        self.token, self.visitor = welcome["token"], welcome["visitor"]
        return welcome

    async def hear(self, type: str) -> dict:
        while True:
            notice = json.loads(await asyncio.wait_for(self.socket.recv(), BACK_SECONDS))
            check(notice["type"] not in ("gone", "refused"), f"unexpected: {notice}")
            if notice["type"] == type:
                return notice

    async def say(self, draft: str) -> None:
        await self.socket.send(json.dumps({"type": "send", "draft": draft, "text": f"text of {draft}"}))
        sent = await self.hear("sent")
        self.chat = sent["chat"]
        self.acknowledged[draft] = sent["sequence"]


def run(scene: Scene) -> None:
    server = scene.server().start()
    log_in(server)
    server.widget()
    asyncio.run(_run(scene, server))


async def _run(scene: Scene, server: Server) -> None:
    # If one guest finds a violation, the others report the same one a thousand times.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    guests = [Guest(server, number) for number in range(scene.size(short=1_500, long=4_000))]
    gate = asyncio.Semaphore(AT_ONCE)
    await asyncio.gather(*(guest.arrive(gate) for guest in guests))
    talking = guests[:TALKING]
    for storm in range(scene.size(short=2, long=6)):
        await asyncio.gather(*(guest.say(f"{guest.number}-{storm}") for guest in talking))
        server.kill()
        await asyncio.gather(*(guest.socket.wait_closed() for guest in guests))
        await asyncio.to_thread(server.start)
        started = time.monotonic()
        welcomes = await asyncio.gather(*(guest.arrive(gate) for guest in guests))
        took = time.monotonic() - started
        check(took < BACK_SECONDS, f"{len(guests)} needed {took:.0f} s to come back")
        for guest, welcome in zip(talking, welcomes, strict=False):
            shown = {m["draft"]: m["sequence"] for m in welcome["messages"] if m.get("draft")}
            lost = [draft for draft, at in guest.acknowledged.items() if shown.get(draft) != at]
            check(not lost, f"guest {guest.number} misses {lost}")
        scene.count("storms")
        scene.counts["s until all were back"] = round(took, 1)
    scene.counts["guests"] = len(guests)
    scene.counts["acknowledged and there"] = sum(len(guest.acknowledged) for guest in guests)
