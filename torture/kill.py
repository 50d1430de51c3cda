"""R1: the server is killed at random moments during chats; no acknowledged message may be lost, duplicated or reordered."""

from torture.scene import Scene
from torture.talk import Talk, log_in, settle

CHATS = 8
# Seconds of a round before the kill.
SHORTEST, LONGEST = 0.02, 0.9


def run(scene: Scene) -> None:
    server = scene.server().start()
    maria = log_in(server)
    talks = [Talk(scene, server, maria, number) for number in range(CHATS)]
    rounds = scene.size(short=12, long=260)
    for _ in range(rounds):
        threads = [thread for talk in talks for thread in talk.start()]
        # A kill waits for no condition: any moment will do, and the seed determines it.
        threads[0].join(scene.random.uniform(SHORTEST, LONGEST))
        server.kill()
        for talk in talks:
            talk.stop.set()
            talk.visitor.line.wait_closed()
        maria.line.wait_closed()
        for thread in threads:
            thread.join(20)
        server.start()
        # The console's copies; all of a long chat would exceed a console's queue.
        held = [max(talk.answered.values(), default=0) for talk in talks]
        maria.connect([{"chat": talk.chat, "after": after} for talk, after in zip(talks, held, strict=True)])
        for talk in talks:
            talk.visitor.arrive()
            talk.judge(talk.transcript(), is_settled=False)
        scene.count("kills")
    settle(talks)
    for talk in talks:
        transcript = talk.transcript()
        talk.judge(transcript, is_settled=True)
        scene.count("messages", len(transcript))
        scene.count("acknowledged", len(talk.acknowledged))
    scene.counts["lost"] = scene.counts["doubled"] = scene.counts["out of order"] = 0
