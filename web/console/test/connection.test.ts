import assert from "node:assert/strict";
import type { AgentFrame, AgentNotice } from "../../shared/wire-agent";
import {
  doubtAfter,
  offlineAfter,
  openConnection,
  pingEvery,
  pingTimeout,
  Refused,
} from "../connection/connection";
import type { Socket, Surroundings } from "../connection/surroundings";
import { list, noon, welcome } from "./cast";

/** A browser with one clock that stops unless advanced, and sockets whose server is the test. */
class World implements Surroundings {
  time = noon;
  sockets: FakeSocket[] = [];
  timers: { at: number; then: () => void }[] = [];
  back: () => void = () => {};
  goOffline: () => void = () => {};

  open = (): Socket => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  };
  now = () => this.time;
  random = () => 1;
  after = (milliseconds: number, then: () => void) => {
    const timer = { at: this.time + milliseconds, then };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((each) => each !== timer));
  };
  onReturn = (back: () => void) => {
    this.back = back;
    return () => void (this.back = () => {});
  };

  onOffline = (gone: () => void) => {
    this.goOffline = gone;
    return () => void (this.goOffline = () => {});
  };

  pass(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((timer) => timer !== due);
      this.time = due.at;
      due.then();
    }
    this.time = until;
  }

  get socket(): FakeSocket {
    return this.sockets[this.sockets.length - 1];
  }
}

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readyState = 0;
  said: AgentFrame[] = [];

  send(text: string): void {
    this.said.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  receive(notice: AgentNotice): void {
    this.onmessage?.({ data: JSON.stringify(notice) });
  }
  break(): void {
    this.readyState = 3;
    this.onclose?.();
  }
  get types(): string[] {
    return this.said.map((frame) => frame.type);
  }
}

function connected() {
  const world = new World();
  const states: string[] = [];
  const lostAt: (number | null)[] = [];
  const notices: AgentNotice[] = [];
  const held = [{ chat: "c", after: 17 }];
  const connection = openConnection(
    {
      held: () => held,
      lostTitle: () => "Not done",
      notice: (notice) => notices.push(notice),
      connectionChanged: (state, at) => {
        states.push(state);
        lostAt.push(at);
      },
    },
    () => "ws://tulip.example/",
    world,
  );
  connection.start();
  world.socket.accept();
  world.socket.receive(welcome({ now: noon + 5000 }));
  return { world, connection, states, lostAt, notices };
}

Deno.test("it says what it holds, and is live once welcomed", () => {
  const { world, states, notices } = connected();

  assert.deepEqual(world.socket.said[0], { type: "hello", protocol: 1, chats: [{ chat: "c", after: 17 }] });
  assert.deepEqual(states, ["connecting", "live"]);
  assert.equal(notices[0].type, "welcome");
});

Deno.test("a lost connection is retried with growing delays, and the watched list is requested again", () => {
  const { world, connection, states } = connected();
  connection.send({ type: "select", visitor: "v" });
  world.socket.break();
  assert.equal(states.at(-1), "reconnecting");

  world.pass(299);
  assert.equal(world.sockets.length, 1);
  world.pass(1);
  assert.equal(world.sockets.length, 2);
  world.socket.break();
  world.pass(599);
  assert.equal(world.sockets.length, 2);
  world.pass(1);

  world.socket.accept();
  world.socket.receive(welcome());
  assert.deepEqual(world.socket.types, ["hello", "select", "ping"]);
  assert.equal(states.at(-1), "live");
});

Deno.test("a command is answered by the answer with its number", async () => {
  const { world, connection } = connected();
  const first = connection.command({ type: "goToChat", visitor: "v" });
  const second = connection.command({ type: "refuse", visitor: "w" });

  world.socket.receive({
    type: "refused",
    request: 2,
    code: "alreadyTaken",
    title: "Already taken by Ben",
    reason: { is: "takenBy", name: "Ben" },
  });
  world.socket.receive({ type: "done", request: 1, chat: "c" });

  assert.equal((await first).chat, "c");
  await assert.rejects(second, (why) => why instanceof Refused && why.title === "Already taken by Ben");
});

Deno.test("the outcome of a command is unknown when the connection breaks, and the next one is refused at once", async () => {
  const { world, connection } = connected();
  const asked = connection.command({ type: "goToChat", visitor: "v" });
  world.socket.break();

  await assert.rejects(asked, (why) => why instanceof Refused && why.code === "connectionLost");
  await assert.rejects(connection.command({ type: "goToChat", visitor: "v" }), Refused);
});

Deno.test("an unanswered ping ages what is shown, raises doubt, then gives up the connection", () => {
  const { world, connection, states } = connected();
  world.socket.receive({ type: "pong", now: noon + 5000 });
  world.socket.receive(list([], { at: noon + 4920 }));
  assert.equal(connection.age(), 80);
  assert.equal(connection.now(), noon + 5000);

  world.pass(pingEvery);
  assert.deepEqual(world.socket.types, ["hello", "ping", "ping"]);
  world.pass(doubtAfter - 1);
  assert.equal(connection.age(), doubtAfter - 1);
  assert.equal(states.at(-1), "live");
  world.pass(1);
  assert.equal(states.at(-1), "reconnecting");
  assert.equal(world.socket.readyState, 1, "the connection is kept: the answer may only be late");
  world.pass(pingTimeout - doubtAfter);
  assert.equal(world.socket.readyState, 3);
});

Deno.test("a loss is noticed within five seconds, whenever it happens", () => {
  for (let quiet = 0; quiet < pingEvery; quiet += 100) {
    const { world, states } = connected();
    world.socket.receive({ type: "pong", now: noon + 5000 });
    world.pass(quiet);
    const lostAt = world.time; // from here on the server is silent
    while (states.at(-1) === "live") world.pass(100);
    assert.ok(world.time - lostAt <= 5_000, `${world.time - lostAt} ms after ${quiet} ms`);
  }
});

Deno.test("an answer that was only late makes the same connection live again, and commands on it are answered", async () => {
  const { world, connection, states } = connected();
  const asked = connection.command({ type: "goToChat", visitor: "v" });
  world.pass(doubtAfter);
  assert.equal(states.at(-1), "reconnecting");
  world.socket.receive({ type: "pong", now: noon + 5000 });
  world.socket.receive({ type: "done", request: 1, chat: "c" });

  assert.equal(states.at(-1), "live");
  assert.equal(world.sockets.length, 1);
  assert.equal((await asked).chat, "c");
});

Deno.test("a loss is reported at once when the browser has no network, and is called offline after a while", () => {
  const { world, states, lostAt } = connected();
  world.pass(1_000);
  world.goOffline();
  assert.equal(states.at(-1), "reconnecting");
  assert.equal(lostAt.at(-1), noon + 1_000);

  world.pass(offlineAfter - 1);
  assert.equal(states.at(-1), "reconnecting");
  world.pass(1);
  assert.equal(states.at(-1), "offline");
  assert.equal(lostAt.at(-1), noon + 1_000, "since the loss, not since the word for it");
});

Deno.test("one may try now instead of waiting, also while an attempt hangs", () => {
  const { world, connection, states } = connected();
  world.goOffline();
  world.pass(offlineAfter);
  const before = world.sockets.length;
  const hanging = world.socket;
  connection.retry();
  assert.equal(world.sockets.length, before + 1);
  assert.equal(hanging.readyState, 3);

  world.socket.accept();
  world.socket.receive(welcome());
  assert.equal(states.at(-1), "live");
  world.pass(offlineAfter * 2 - 19_000);
  assert.notEqual(states.at(-1), "offline", "the word of the last loss does not come late");
});

Deno.test("a server that never welcomes is given up", () => {
  const world = new World();
  const connection = openConnection(
    {
      held: () => [],
      notice: () => {},
      connectionChanged: () => {},
      lostTitle: () => "Not done",
    },
    () => "",
    world,
  );
  connection.start();
  world.pass(10_000 + 300);

  assert.equal(world.sockets.length, 2);
});

Deno.test("a server that asks for patience gets it, with spread", () => {
  const { world } = connected();
  world.socket.receive({ type: "later", retryAfter: 4000 });

  world.pass(7999);
  assert.equal(world.sockets.length, 1);
  world.pass(1);
  assert.equal(world.sockets.length, 2);
});

Deno.test("returning to the page retries at once", () => {
  const { world } = connected();
  world.socket.break();
  world.back();

  assert.equal(world.sockets.length, 2);
});

Deno.test("being logged out ends it: no attempt follows", () => {
  const { world, notices } = connected();
  world.socket.receive({ type: "loggedOut" });
  world.pass(60_000);

  assert.equal(world.sockets.length, 1);
  assert.equal(notices.at(-1)?.type, "loggedOut");
});

Deno.test("what a socket that was given up still says is not heard", () => {
  const { world, notices } = connected();
  const old = world.socket;
  old.break();
  const before = notices.length;
  old.receive({ type: "marks", chat: "c", delivered: 1, read: 1 });

  assert.equal(notices.length, before);
});
