import assert from "node:assert/strict";
import type { History as Page, Message, Welcome } from "../../shared/wire-visitor";
import { start } from "../state";
import type { History } from "../window/earlier";
import { hasHidden, noHistory, withNotice } from "../window/earlier";
import { linesOf } from "../window/lines";

const day = 86_400_000;
const noon = new Date(2026, 2, 3, 12).getTime();

function message(sequence: number, more: Partial<Message> = {}): Message {
  return { sequence, from: "visitor", text: `${sequence}`, at: noon - day, ...more };
}

function page(before: Page["before"], ids: string[], next?: Page["next"]): Page {
  return { type: "history", before, chats: ids.map((id) => ({ id, messages: [message(1)] })), next };
}

const asked = (history: History): History => ({ ...history, progress: "loading" });

Deno.test("pages are put before those that are there, until nothing is older", () => {
  const next = { chat: "b", sequence: 4 };
  const first = withNotice(asked(noHistory), page(null, ["b", "c"], next));
  assert.deepEqual(first.parts.map((part) => part.id), ["b", "c"]);
  assert.deepEqual([first.progress, first.before], ["ready", next]);
  const all = withNotice(asked(first), page(next, ["a", "b"]));
  assert.deepEqual(all.parts.map((part) => part.id), ["a", "b", "b", "c"]);
  assert.equal(all.progress, "end");
});

Deno.test("a page that another tab asked for is not taken", () => {
  const answer = page(null, ["a"]);
  assert.equal(withNotice(noHistory, answer), noHistory);
  const deeper = asked({ ...noHistory, before: { chat: "b", sequence: 4 } });
  assert.equal(withNotice(deeper, answer), deeper);
  assert.equal(withNotice(deeper, page({ chat: "b", sequence: 5 }, ["a"])), deeper);
});

Deno.test("a refusal can be tried again; without the chats there is no more", () => {
  const refused = (code: string, command = "history") =>
    withNotice(asked(noHistory), { type: "refused", command, code }).progress;
  assert.equal(refused("tooFast"), "failed");
  assert.equal(refused("unavailable"), "failed");
  assert.equal(refused("noSuchChat"), "end");
  assert.equal(refused("tooFast", "send"), "loading");
});

Deno.test("a greeting announces earlier chats only if the page does not show them", () => {
  const welcome = (chat?: string) => ({ history: true, chat: chat && { id: chat } }) as unknown as Welcome;
  assert.equal(hasHidden(null, start), false);
  assert.equal(hasHidden({ ...welcome(), history: null }, start), false);
  assert.equal(hasHidden(welcome(), start), true);
  assert.equal(hasHidden(welcome("b"), { ...start, oldest: "b" }), true);
  // The previous chat ended on this page, and is displayed.
  assert.equal(hasHidden(welcome("b"), { ...start, oldest: "a" }), false);
});

Deno.test("earlier chats are above the greeting, by day, and have no ticks", () => {
  const look = { title: "Tulip Shop", greeting: "Hello!" };
  const parts = [
    {
      id: "a",
      messages: [message(1, { at: noon - 2 * day }), message(2, { event: "waiting", from: "system" })],
    },
    { id: "b", messages: [message(1), message(2, { from: "bot", text: "Yes" })] },
  ];
  const lines = linesOf({ ...start, look, messages: [message(1, { at: noon })] }, noon, parts);
  const shown = lines.map((line) => line.kind === "day" ? "day" : `${line.key}: ${line.text}`);
  assert.deepEqual(shown, [
    "day",
    "a 1: 1",
    "day",
    "b 1: 1",
    "b 2: Yes",
    "day",
    "greeting: Hello!",
    "undefined 1: 1",
  ]);
  assert.deepEqual(lines.map((line) => line.past), [true, true, true, true, true, false, false, false]);
  assert.ok(lines.every((line) => line.kind !== "bubble" || line.tick === null));
  assert.equal(new Set(lines.map((line) => line.key)).size, lines.length);
});

Deno.test("an earlier chat of the same day needs no second day line", () => {
  const parts = [{ id: "a", messages: [message(1, { at: noon - 1 })] }];
  const lines = linesOf({ ...start, messages: [message(1, { at: noon })] }, noon, parts);
  assert.deepEqual(lines.map((line) => line.kind), ["day", "bubble", "bubble"]);
});
