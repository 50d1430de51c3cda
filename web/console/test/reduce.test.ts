import assert from "node:assert/strict";
import { decodeNotice } from "../../shared/wire-agent";
import { reduce, reduceLocal } from "../state/reduce";
import { initialState, waiting } from "../state/state";
import { ana, ben, chat, list, message, noon, visitor, welcome } from "./cast";

const here = reduce(initialState, welcome({ chats: [chat("c", { visitorRead: 3, visitorDelivered: 4 })] }));

Deno.test("a welcome brings who is who and replaces the chats", () => {
  assert.equal(here.me, ana);
  assert.equal(here.agents.get("ben"), ben);
  assert.equal(here.queues.get("q")?.name, "Support");

  const again = reduce(here, welcome({ chats: [chat("d")] }));

  assert.deepEqual([...again.chats.keys()], ["d"]);
});

Deno.test("messages that were held stay over a reconnect, and come in order and once", () => {
  let state = reduce(here, { type: "messages", chat: "c", messages: [message(3), message(4)], more: true });
  state = reduce(state, welcome({ chats: [chat("c")] }));
  state = reduce(state, { type: "messages", chat: "c", messages: [message(4), message(5), message(6)] });
  state = reduce(state, { type: "messages", chat: "c", messages: [message(1), message(2)], more: false });
  state = reduce(state, { type: "message", chat: "c", message: message(6) });

  const transcript = state.messages.get("c");
  assert.deepEqual(transcript?.messages.map((each) => each.sequence), [1, 2, 3, 4, 5, 6]);
  assert.equal(transcript?.more, false);
});

Deno.test("marks only go forward", () => {
  let state = reduce(here, { type: "marks", chat: "c", delivered: 6, read: 5 });
  state = reduce(state, { type: "chat", chat: chat("c", { visitorDelivered: 5, visitorRead: 4 }) });

  assert.deepEqual(state.marks.get("c"), { delivered: 6, read: 5 });
});

Deno.test("who sends has stopped typing, and who merely hears has not", () => {
  const typing = reduce(here, {
    type: "typing",
    chat: "c",
    from: "visitor",
    text: "and can I",
    typing: true,
  });
  assert.deepEqual(typing.typing.get("c"), { from: "visitor", text: "and can I" });

  const heard = reduce(typing, { type: "message", chat: "c", message: message(1, { from: "agent" }) });
  assert.ok(heard.typing.has("c"));

  const sent = reduce(typing, { type: "message", chat: "c", message: message(1) });
  assert.ok(!sent.typing.has("c"));
});

Deno.test("a chat that is over has nobody typing", () => {
  const typing = reduce(here, { type: "typing", chat: "c", typing: true });

  const over = reduce(typing, { type: "chat", chat: chat("c", { status: "end", endedAt: noon }) });

  assert.equal(over.typing.size, 0);
});

Deno.test("Visitor Info follows the selected visitor and ignores the one selected before", () => {
  let state = reduceLocal(here, { type: "selected", visitor: "v" });
  state = reduce(state, { type: "visitor", visitor: { row: visitor("u") } });
  assert.equal(state.selected?.info, null);

  state = reduce(state, { type: "visitor", visitor: { row: visitor("v") } });
  assert.equal(state.selected?.info?.row.id, "v");

  state = reduce(state, { type: "visitor", visitor: null, id: "u" });
  assert.equal(state.selected?.gone, false);

  state = reduce(state, { type: "visitor", visitor: null, id: "v" });
  assert.equal(state.selected?.gone, true);
});

Deno.test("a change of a list that was never asked for changes nothing", () => {
  assert.equal(reduce(here, { type: "listChange", at: noon, total: 3 }), here);
  assert.equal(reduce(here, list(["a"])).list?.total, 1);
});

Deno.test("an agent's own news change me, another's do not", () => {
  const away = { ...ana, availability: "away" as const };

  assert.equal(reduce(here, { type: "agent", agent: away }).me, away);
  assert.equal(reduce(here, { type: "agent", agent: { ...ben, name: "Benedict" } }).me, ana);
});

Deno.test("being logged out shows the log-in and leaves nothing of the last agent", () => {
  assert.deepEqual(reduce(here, { type: "loggedOut" }), { ...initialState, session: "loggedOut" });
  assert.deepEqual(reduceLocal(here, { type: "session", session: "loggedOut" }), {
    ...initialState,
    session: "loggedOut",
  });
});

Deno.test("waiting chats are those that nobody took, the longest wait first", () => {
  const chats = new Map(
    [
      chat("late", { status: "waitingForChat", waitingSince: noon + 9 }),
      chat("taken"),
      chat("early", { status: "waitingForChat", waitingSince: noon + 1 }),
    ].map((each) => [each.id, each]),
  );

  assert.deepEqual(waiting(chats).map((each) => each.id), ["early", "late"]);
});

Deno.test("what is read here is read at once, and never less than before", () => {
  const read = reduceLocal(here, { type: "readHere", chat: "c", sequence: 4 });

  assert.equal(read.chats.get("c")?.readByAgent, 4);
  assert.equal(reduceLocal(read, { type: "readHere", chat: "c", sequence: 2 }), read);
});

Deno.test("no more toasts stand than can be read", () => {
  let state = here;
  for (let id = 1; id <= 6; id++) {
    state = reduceLocal(state, {
      type: "toasted",
      toast: { id, tone: "plain", title: "", detail: "", action: null },
    });
  }
  assert.deepEqual(state.toasts.map((toast) => toast.id), [3, 4, 5, 6]);
});

Deno.test("a frame that is no known notice is none", () => {
  assert.equal(decodeNotice("no json"), null);
  assert.equal(decodeNotice("null"), null);
  assert.equal(decodeNotice('{"type":"toString"}'), null);
  assert.equal(decodeNotice('{"type":"fromTheFuture"}'), null);
  assert.deepEqual(decodeNotice('{"type":"pong","now":5}'), { type: "pong", now: 5 });
});

Deno.test("a visitor who leaves or is back changes the chat that is held, and nothing else", () => {
  const left = reduce(here, { type: "presence", chat: "c", left: noon });
  assert.equal(left.chats.get("c")?.left, noon);
  assert.equal(left.chats.get("c")?.visitorRead, 3);

  const back = reduce(left, { type: "presence", chat: "c" });
  assert.equal(back.chats.get("c")?.left, null);
  assert.equal(reduce(back, { type: "presence", chat: "unknown", left: noon }), back);
});

Deno.test("chats that strangers began and ended leave nothing behind", () => {
  let state = here;
  for (let number = 0; number < 300; number++) {
    const id = `stranger-${number}`;
    state = reduce(state, { type: "chat", chat: chat(id, { status: "waitingForChat" }) });
    state = reduce(state, { type: "chat", chat: chat(id, { status: "end", endedAt: noon + number }) });
  }

  assert.deepEqual([...state.chats.keys()], ["c"]);
  assert.deepEqual([...state.marks.keys()], ["c"]);
});

Deno.test("of the chats that an agent had, the latest stay, and one that was looked into stays open", () => {
  let state = here;
  for (let number = 0; number < 300; number++) {
    const id = `own-${number}`;
    state = reduce(state, { type: "messages", chat: id, messages: [message(1)] });
    state = reduce(state, {
      type: "chat",
      chat: chat(id, { assignee: "ana", status: "end", endedAt: noon + number }),
    });
  }
  state = reduce(state, { type: "messages", chat: "seen", messages: [message(1)] });
  state = reduce(state, { type: "chat", chat: chat("seen", { status: "end", endedAt: noon + 300 }) });

  assert(state.chats.has("seen") && state.chats.has("own-299") && !state.chats.has("own-0"));
  assert(state.chats.size <= 102 && state.messages.size <= 102);
});
