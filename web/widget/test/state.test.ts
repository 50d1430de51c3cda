import { isKnown } from "../window/kept.ts";
import assert from "node:assert/strict";
import type { Chat, Message, VisitorNotice, Welcome } from "../../shared/wire-visitor";
import type { PageEvent, State } from "../state";
import { reduce, seen, start, unread } from "../state";

const chat: Chat = { id: "c1", status: "chatting", delivered: 0, read: 0, last: 0, seen: 0 };

function welcome(more: Partial<Welcome> = {}): Welcome {
  return {
    type: "welcome",
    visitor: "vera",
    token: "v1.vera.x",
    name: "Swift Otter",
    boot: "b1",
    now: 0,
    widget: { title: "Tulip Shop" },
    online: true,
    status: "inSite",
    messages: [],
    ...more,
  };
}

function message(sequence: number, more: Partial<Message> = {}): Message {
  return { sequence, from: "agent", name: "Ana", text: `text ${sequence}`, at: sequence, ...more };
}

function heard(sequence: number, more: Partial<Message> = {}): VisitorNotice {
  return { type: "message", chat: "c1", message: message(sequence, more) };
}

function after(...events: (VisitorNotice | PageEvent)[]): State {
  return events.reduce(reduce, start);
}

const inChat = after(welcome(), { type: "chat", chat });
const drafted = (draft: string): PageEvent => ({
  type: "wrote",
  message: { draft, text: `says ${draft}`, at: 1 },
});
const sequences = (state: State) => state.messages.map((m) => m.sequence);

Deno.test("nothing can be drawn before the welcome", () => {
  assert.equal(start.look, null);
  assert.equal(after(welcome()).look?.title, "Tulip Shop");
});

Deno.test("a message heard twice stands once", () => {
  const state = [heard(1), heard(2), heard(1), heard(2)].reduce(reduce, inChat);
  assert.deepEqual(sequences(state), [1, 2]);
});

Deno.test("a message after a gap waits until the rest is there", () => {
  const gap = [heard(1), heard(4)].reduce(reduce, inChat);
  assert.deepEqual(sequences(gap), [1]);
  assert.equal(gap.heard > seen(gap), true);

  const filled = reduce(gap, {
    type: "messages",
    chat: "c1",
    messages: [message(1), message(2), message(3), message(4)],
  });
  assert.deepEqual(sequences(filled), [1, 2, 3, 4]);
  assert.equal(filled.heard > seen(filled), false);
});

Deno.test("numbers that the server leaves out are no gap once it was asked", () => {
  const state = reduce(inChat, { type: "messages", chat: "c1", messages: [message(2), message(5)] });
  assert.deepEqual(sequences(reduce(state, heard(6))), [2, 5, 6]);
});

Deno.test("a draft becomes a message where the server puts it", () => {
  const state = [drafted("d1"), { type: "sent", draft: "d1", chat: "c1", sequence: 1, at: 9 } as const]
    .reduce<State>(
      reduce,
      inChat,
    );
  assert.deepEqual(state.outbox, []);
  assert.deepEqual(state.messages.map((m) => [m.from, m.text, m.at]), [["visitor", "says d1", 9]]);
});

Deno.test("a draft stored behind messages not yet here stays last until they are", () => {
  const state = [drafted("d1"), { type: "sent", draft: "d1", chat: "c1", sequence: 3, at: 9 } as const]
    .reduce<State>(
      reduce,
      inChat,
    );
  assert.equal(state.outbox[0].stored, true);
  assert.equal(state.heard, 3);
  const messages = [message(1), message(2), message(3, { from: "visitor", draft: "d1" })];
  const filled = reduce(state, { type: "messages", chat: "c1", messages });
  assert.deepEqual(sequences(filled), [1, 2, 3]);
  assert.deepEqual(filled.outbox, []);
});

Deno.test("an acknowledgement that comes before its chat is not lost", () => {
  const state = [
    welcome(),
    drafted("d1"),
    { type: "sent", draft: "d1", chat: "c1", sequence: 1, at: 9 } as const,
    { type: "chat", chat: { ...chat, last: 1 } } as const,
  ].reduce<State>(reduce, start);
  assert.equal(state.outbox[0].stored, true);
  assert.equal(state.heard > seen(state), true, "the messages are asked for");
});

Deno.test("another tab's message is shown by the text that comes with the acknowledgement", () => {
  const state = reduce(inChat, {
    type: "sent",
    draft: "x",
    chat: "c1",
    sequence: 1,
    at: 9,
    text: "from there",
  });
  assert.equal(state.messages[0].text, "from there");
});

Deno.test("a welcome after a break adds what was missed, once, and sends again what was not stored", () => {
  const before = [heard(1), heard(2), drafted("d1")].reduce<State>(reduce, inChat);
  const back = reduce(before, welcome({ chat, messages: [message(2), message(3)] }));
  assert.deepEqual(sequences(back), [1, 2, 3]);
  assert.equal(back.outbox.length, 1);
  assert.equal(back.outbox[0].stored, undefined);
});

Deno.test("a draft said to be stored, but in no chat after all, is sent again after the welcome", () => {
  const sent: VisitorNotice = { type: "sent", draft: "d1", chat: "c9", sequence: 1, at: 9 };
  const state = [welcome(), drafted("d1"), sent].reduce<State>(reduce, start);
  assert.equal(state.outbox[0].stored, true);
  assert.equal(reduce(state, welcome()).outbox[0].stored, undefined);
});

Deno.test("a new chat keeps the old one to read above it", () => {
  const state = [heard(1), { type: "chat", chat: { ...chat, id: "c2" } } as const].reduce<State>(
    reduce,
    inChat,
  );
  assert.deepEqual(state.past.map((m) => m.sequence), [1]);
  assert.deepEqual(state.messages, []);
  assert.deepEqual(reduce(state, heard(2)).messages, [], "the old chat has nothing more to say");
});

Deno.test("a draft that the server has, or that is on its way, is known", () => {
  const state = reduce(reduce(inChat, heard(1, { from: "visitor", draft: "a" })), drafted("b"));
  const known = (draft: string) => isKnown(state, { draft, text: "t", at: 1 });
  assert.deepEqual(["a", "b", "c"].map(known), [true, true, false]);
});

Deno.test("unread are the other side's messages that were not seen", () => {
  const state = [heard(1), heard(2, { from: "system", event: "joined" }), heard(3)].reduce(reduce, inChat);
  assert.equal(unread(state), 2);
  assert.equal(unread(reduce(state, { type: "saw", chat: "c1", sequence: 1 })), 1);
  assert.equal(unread(reduce(state, { type: "saw", chat: "other", sequence: 9 })), 2);
  assert.equal(
    unread(reduce(state, heard(4, { from: "visitor" }))),
    0,
    "writing marks the messages above as read",
  );
});

Deno.test("marks never go back", () => {
  const state = reduce(inChat, { type: "marks", chat: "c1", delivered: 5, read: 4, seen: 0 });
  const late = reduce(state, { type: "chat", chat: { ...chat, delivered: 3, read: 2 } });
  assert.deepEqual([late.chat?.delivered, late.chat?.read], [5, 4]);
  const later = reduce(late, { type: "marks", chat: "c1", delivered: 1, read: 1, seen: 0 });
  assert.deepEqual([later.chat?.delivered, later.chat?.read], [5, 4]);
});

Deno.test("a refusal that passes keeps the draft, another one marks it", () => {
  const state = reduce(inChat, drafted("d1"));
  const refuse = (code: string) => reduce(state, { type: "refused", draft: "d1", code }).outbox[0].failed;
  assert.equal(refuse("tooFast"), undefined);
  assert.equal(refuse("unavailable"), undefined);
  assert.equal(refuse("tooLong"), "tooLong");
});

Deno.test("with nobody online a refused draft is kept, and the window says so", () => {
  const state = [drafted("d1"), { type: "refused", draft: "d1", code: "nobodyOnline" } as const].reduce<
    State
  >(
    reduce,
    after(welcome()),
  );
  assert.equal(state.online, false);
  assert.equal(state.outbox[0].failed, "nobodyOnline");
  assert.equal(reduce(state, { type: "retried", draft: "d1" }).outbox[0].failed, undefined);
});

Deno.test("what a newer server says changes nothing", () => {
  const strange = { type: "fanfare" } as unknown as VisitorNotice;
  assert.equal(reduce(inChat, strange), inChat);
});

/** Small seeded generator, so that a failure can be repeated. */
function random(seed: number): () => number {
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

Deno.test("whatever is lost, doubled or late, messages stand once and in order, and a fetch completes them", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const all = Array.from({ length: 30 }, (_, i) => message(i + 1));
    let state = inChat;
    for (let step = 0; step < 60; step++) {
      const at = Math.floor(next() * Math.min(all.length, step));
      state = next() < 0.2
        ? reduce(state, { type: "messages", chat: "c1", messages: all.slice(seen(state), at) })
        : reduce(state, { type: "message", chat: "c1", message: all[at] });
      const have = sequences(state);
      assert.deepEqual(have, have.map((_, i) => i + 1), `seed ${seed}: ${have}`);
    }
    const rest: VisitorNotice = { type: "messages", chat: "c1", messages: all.slice(seen(state)) };
    assert.equal(reduce(state, rest).messages.length, 30, `seed ${seed}`);
  }
});

Deno.test("what the visitor has read on another page is read here", () => {
  const read = { ...chat, last: 2, seen: 2 };
  const welcome = { type: "welcome", widget: { title: "" }, online: true, status: "chatting" } as Welcome;
  const messages = [message(1), message(2), message(3)];
  const state = reduce(start, { ...welcome, chat: read, messages });
  assert.deepEqual([state.readUpTo, unread(state)], [2, 1]);
  const marked = reduce(state, { type: "marks", chat: chat.id, delivered: 0, read: 0, seen: 3 });
  assert.equal(unread(marked), 0);
  // A late notice reverts nothing.
  const late = reduce(marked, { type: "chat", chat: { ...read, seen: 1 } });
  assert.equal(late.readUpTo, 3);
  assert.equal(reduce(marked, { type: "chat", chat: { ...chat, id: "c2" } }).readUpTo, 0);
});

Deno.test("the first chat of the page stays the oldest until somebody else comes", () => {
  const second = reduce(reduce(start, { type: "chat", chat }), { type: "chat", chat: { ...chat, id: "c2" } });
  assert.equal(second.oldest, chat.id);
  assert.equal(reduce(second, { type: "chat", chat: null }).oldest, chat.id);
  assert.equal(reduce(start, { type: "chat", chat: null }).oldest, undefined);
});
