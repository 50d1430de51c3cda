import assert from "node:assert/strict";
import type { Chat, Message } from "../../shared/wire-visitor";
import { eventText } from "../messages";
import type { State } from "../state";
import { start } from "../state";
import { excess, messageOf } from "../window/message";
import type { Bubble, Line } from "../window/lines";
import { choicesOf, linesOf } from "../window/lines";

const noon = new Date(2026, 2, 3, 12).getTime();
const minute = 60_000;
const chat: Chat = { id: "c1", status: "chatting", delivered: 2, read: 1, last: 0, seen: 0 };

function talk(messages: Partial<Message>[], more: Partial<State> = {}): Line[] {
  const full = messages.map((m, i) => ({
    sequence: i + 1,
    from: "agent" as const,
    name: "Ana",
    text: "…",
    at: noon,
    ...m,
  }));
  return linesOf({ ...start, chat, messages: full, ...more }, noon);
}

const bubbles = (lines: Line[]) => lines.filter((line): line is Bubble => line.kind === "bubble");

Deno.test("messages of one voice within five minutes are one group", () => {
  const lines = bubbles(
    talk([{}, { at: noon + minute }, { at: noon + 7 * minute }, { name: "Ben", at: noon + 7 * minute }]),
  );
  assert.deepEqual(lines.map((l) => [l.first, l.last]), [[true, false], [false, true], [true, true], [
    true,
    true,
  ]]);
});

Deno.test("own messages show how far they have come", () => {
  const own = { from: "visitor" as const };
  const outbox = [{ draft: "a", text: "a", at: noon }, {
    draft: "b",
    text: "b",
    at: noon,
    failed: "tooLong",
  }];
  const ticks = bubbles(talk([own, own, own, {}], { outbox })).map((l) => l.tick);
  assert.deepEqual(ticks, ["read", "delivered", "sent", null, "sending", "failed"]);
});

Deno.test("a group whose ticks differ shows each of them", () => {
  const own = { from: "visitor" as const };
  assert.deepEqual(bubbles(talk([own, own, own])).map((l) => l.last), [true, true, true]);
});

Deno.test("a draft keeps its key when it becomes a message", () => {
  const outbox = [{ draft: "d1", text: "hi", at: noon }];
  const before = bubbles(talk([], { outbox }))[0];
  const then = bubbles(talk([{ from: "visitor", draft: "d1" }]))[0];
  assert.equal(before.key, then.key);
});

Deno.test("another day is said once", () => {
  const lines = talk([{ at: noon - 30 * 60 * minute }, { at: noon - 30 * 60 * minute }, { at: noon }]);
  assert.deepEqual(lines.map((l) => l.kind), ["day", "bubble", "bubble", "day", "bubble"]);
});

Deno.test("the greeting comes first, except where a flow begins", () => {
  const look = { title: "Tulip Shop", greeting: "Hello!" };
  assert.equal(bubbles(talk([], { look }))[0].text, "Hello!");
  assert.deepEqual(talk([], { look: { ...look, startsOnOpen: true } }), []);
});

Deno.test("a system message is a line in our own words, or the server's for an event we do not know", () => {
  const lines = talk([
    { from: "system", event: "joined", name: "Ana", text: "Ana joined." },
    { from: "system", event: "danced" as never, text: "Ana danced." },
  ]);
  assert.deepEqual(lines.map((l) => l.kind === "event" && l.text), [
    eventText("joined", "Ana"),
    "Ana danced.",
  ]);
});

Deno.test("a chat that nobody joined is not said to have ended like any other", () => {
  const [line] = talk([{ from: "system", event: "ended", reason: "missed" }]);
  assert.equal(line.kind === "event" && line.text, "This chat ended before anyone joined");
});

Deno.test("the end is said once, at the bottom", () => {
  const ended = { from: "system" as const, event: "ended" as const };
  assert.equal(talk([{}, ended]).length, 2);
  assert.equal(talk([{}, ended], { chat: { ...chat, status: "end" } }).length, 1);
});

Deno.test("choices are offered for the last message only, until one is taken", () => {
  const asked: Message = { sequence: 1, from: "flow", text: "Which?", at: noon, choices: ["A", "B"] };
  const state: State = { ...start, chat, messages: [asked] };
  assert.deepEqual(choicesOf(state), ["A", "B"]);
  assert.deepEqual(choicesOf({ ...state, outbox: [{ draft: "d", text: "A", at: noon }] }), []);
  assert.deepEqual(choicesOf({ ...state, messages: [asked, { ...asked, sequence: 2, choices: null }] }), []);
  assert.deepEqual(choicesOf({ ...state, chat: { ...chat, status: "end" } }), []);
});

Deno.test("waiting is said only while the visitor waits", () => {
  const waits = { from: "system" as const, event: "waiting" as const };
  const joined = { from: "system" as const, event: "joined" as const };
  const waiting = { chat: { ...chat, status: "waitingForChat" as const } };
  assert.equal(talk([{}, waits], waiting).length, 2);
  assert.equal(talk([{}, waits, joined]).length, 2);
});

Deno.test("no greeting where nobody can help", () => {
  const look = { title: "Tulip Shop", greeting: "Hello!" };
  assert.deepEqual(linesOf({ ...start, look, online: false }, noon), []);
  assert.equal(linesOf({ ...start, look, online: true }, noon).length, 1);
});

Deno.test("a message is counted in code points and loses what nobody sees", () => {
  assert.equal(excess("😀".repeat(4_000)), 0);
  assert.equal(excess("x".repeat(4_022)), 22);
  assert.equal(messageOf("  a\u0000b\n\tc\u001b "), "ab\n\tc");
  assert.equal(messageOf("half \ud83d"), "half \ufffd");
});

Deno.test("the longest message fits a frame of the protocol", () => {
  const frame = (text: string) =>
    new TextEncoder().encode(JSON.stringify({ type: "send", draft: "d".repeat(36), text })).length;
  for (const letter of ["😀", '"', "\\", "\ud800", "\u0007x"]) {
    const text = messageOf(letter.repeat(4_000 / letter.length));
    assert.ok(frame(text) <= 16_384, `${letter}: ${frame(text)}`);
  }
  assert.ok(frame(messageOf("😀".repeat(4_000))) <= 16_384);
});
