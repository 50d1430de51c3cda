import assert from "node:assert/strict";
import type { AgentCommand, AgentFrame } from "../../shared/wire-agent";
import { type Connection, type Listener, Refused } from "../connection/connection";
import { createStore } from "../state/createStore";
import { chat, list, message, welcome } from "./cast";

/** A store without a browser: the test controls the connection and draws the frames. */
function stage({ isHidden = false } = {}) {
  let listener: Listener | undefined;
  const sent: AgentFrame[] = [];
  const draws: (() => void)[] = [];
  const refusals: Refused[] = [];
  const timers: { then: () => void; milliseconds: number; isCancelled: boolean }[] = [];
  const connect = (given: Listener): Connection => {
    listener = given;
    return {
      start: () => {},
      stop: () => {},
      retry: () => {},
      command: (_: AgentCommand) => Promise.reject(refusals.shift()),
      send: (frame) => sent.push(frame) > 0,
      age: () => 0,
      now: () => 0,
    };
  };
  const store = createStore(connect, {
    isHidden: () => isHidden,
    next: (then) => draws.push(then),
    later: (then, milliseconds) => {
      const timer = { then, milliseconds, isCancelled: false };
      timers.push(timer);
      return () => timer.isCancelled = true;
    },
  });
  if (!listener) throw new Error("the store made no connection");
  return { store, listener, sent, draws, refusals, timers };
}

Deno.test("changes of the list are taken up once a frame, at once when nobody looks", () => {
  const { store, listener, draws } = stage();
  listener.notice(welcome());
  let changes = 0;
  store.subscribe(() => changes++);
  listener.notice(list(["a"]));
  listener.notice({ type: "listChange", at: 1, total: 7 });
  assert.equal(store.state().list, null);
  assert.equal(draws.length, 1);
  draws[0]();
  assert.equal(store.state().list?.total, 7);
  assert.equal(changes, 1);

  const hidden = stage({ isHidden: true });
  hidden.listener.notice(list(["a"]));
  assert.equal(hidden.store.state().list?.total, 1);
});

Deno.test("a typing mark ends after eight seconds without repetition", () => {
  const { store, listener, timers } = stage();
  listener.notice(welcome({ chats: [chat("c")] }));
  const types = (typing: boolean) => listener.notice({ type: "typing", chat: "c", from: "visitor", typing });
  types(true);
  types(true);
  assert.deepEqual(timers.map((timer) => [timer.milliseconds, timer.isCancelled]), [[8000, true], [
    8000,
    false,
  ]]);
  assert.ok(store.state().typing.has("c"));
  timers[1].then();
  assert.ok(!store.state().typing.has("c"));

  types(true);
  types(false);
  assert.ok(timers[2].isCancelled);
});

Deno.test("a hole in a conversation is asked for", () => {
  const { listener, sent } = stage();
  listener.notice(welcome({ chats: [chat("c")] }));
  listener.notice({ type: "message", chat: "c", message: message(1) });
  listener.notice({ type: "message", chat: "c", message: message(4) });
  assert.deepEqual(sent, [{ type: "fetch", chat: "c", after: 1 }]);
});

Deno.test("what is held is resumed, and only of chats that are still there", () => {
  const { listener } = stage();
  listener.notice(welcome({ chats: [chat("c"), chat("d")] }));
  listener.notice({ type: "message", chat: "c", message: message(1) });
  listener.notice({ type: "message", chat: "d", message: message(2) });
  listener.notice(welcome({ chats: [chat("d")] }));
  assert.deepEqual(listener.held(), [{ chat: "d", after: 2 }]);
});

Deno.test("a refused attempt is shown and answers null", async () => {
  const { store, refusals } = stage();
  refusals.push(
    new Refused({
      code: "alreadyTaken",
      title: "Already taken by Ben",
      reason: { is: "takenBy", name: "Ben" },
    }),
  );
  assert.equal(await store.attempt({ type: "accept", visitor: "v" }), null);
  assert.equal(store.state().toasts[0].title, "Already taken by Ben");
  assert.equal(store.state().toasts[0].tone, "problem");
});

Deno.test("each welcome is a new connection; the moment of a loss is kept until it is over", () => {
  const { store, listener } = stage();
  listener.notice(welcome());
  assert.equal(store.state().welcomes, 1);
  listener.connectionChanged("reconnecting", 5);
  listener.connectionChanged("offline", 5);
  assert.deepEqual([store.state().connection, store.state().lostAt], ["offline", 5]);
  listener.notice(welcome());
  listener.connectionChanged("live", null);
  assert.deepEqual([store.state().welcomes, store.state().lostAt], [2, null]);
});

Deno.test("asks for waiting chats one page at a time", () => {
  const { listener, sent } = stage();
  const waiting = (id: string) => chat(id, { status: "waitingForChat" });
  const asked = () => sent.filter((frame) => frame.type === "waiting");

  listener.notice(welcome({ chats: [waiting("a")], moreWaiting: 120 }));
  listener.notice({ type: "chat", chat: waiting("b") });
  assert.deepEqual(asked(), [{ type: "waiting", after: "a" }]);

  listener.notice({ type: "waiting", chats: [waiting("c")], more: 20 });
  assert.deepEqual(asked().at(-1), { type: "waiting", after: "c" });
  listener.notice({ type: "waiting", chats: [], more: 0 });
  assert.equal(asked().length, 2);
});
