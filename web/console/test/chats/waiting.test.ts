import assert, { deepEqual, equal } from "node:assert/strict";
import { intoLists, waitsForMe } from "../../state/chats";
import { minutesOf } from "../../../words/times";
import { drawnSpan, entryHeight } from "../../chats/list/drawn";
import { message } from "../cast";
import { chat, noon } from "./cast";

Deno.test("a visitor waits since the first message that nobody answered", () => {
  const said = [
    message(1, { at: noon }),
    message(2, { at: noon + 1, from: "agent", agent: "maria" }),
    message(3, { at: noon + 2 }),
    message(4, { at: noon + 3 }),
  ];
  equal(waitsForMe(chat(), said, "maria"), noon + 2);
  equal(waitsForMe(chat(), said.slice(0, 2), "maria"), null);
});

Deno.test("a note and an event answer nothing; a flow and a bot do", () => {
  const first = message(1, { at: noon });
  equal(waitsForMe(chat(), [first, message(2, { from: "agent", agent: "ben", note: true })], "maria"), noon);
  equal(waitsForMe(chat(), [first, message(2, { from: "system", event: "joined" })], "maria"), noon);
  equal(waitsForMe(chat(), [first, message(2, { from: "bot" })], "maria"), null);
});

Deno.test("nobody waits for me in a colleague's chat, in one that is over, or with a flow", () => {
  const said = [message(1, { at: noon })];
  equal(waitsForMe(chat({ assignee: "ben" }), said, "maria"), null);
  equal(waitsForMe(chat({ status: "end", endedAt: noon }), said, "maria"), null);
  equal(waitsForMe(chat({ status: "chattingWithFlow" }), said, "maria"), null);
});

Deno.test("before the messages are here the chat says who waits; a transferred chat waits to be opened", () => {
  const lastMessage = { from: "visitor", text: "Hello?", at: noon + 7 } as const;
  equal(waitsForMe(chat({ lastMessage }), [], "maria"), noon + 7);
  const transfer = { by: "ben", at: noon + 9, until: noon + 60_009 };
  equal(waitsForMe(chat({ lastMessage, transfer }), [], "maria"), noon + 9);
});

Deno.test("those who wait for me come first, the longest wait first", () => {
  const said = (id: string, at: number) => chat({ id, lastMessage: { from: "agent", text: "", at } });
  const since: Record<string, number> = { late: noon + 5, early: noon + 1 };
  const { ongoing } = intoLists(
    [said("old", noon), said("late", noon), said("new", noon + 9), said("early", noon)],
    [],
    (each) => since[each.id] ?? null,
  );
  deepEqual(ongoing.map(({ id }) => id), ["early", "late", "new", "old"]);
});

Deno.test("only what is near the screen is drawn, however long the list", () => {
  const { first, last } = drawnSpan(9_000, 30, 100_000, 700);
  assert.ok(last - first < 40);
  assert.ok(first * entryHeight + 30 <= 100_000 && last * entryHeight + 30 >= 100_700);
  deepEqual(drawnSpan(3, 30, 0, 700), { first: 0, last: 3 });
  deepEqual(drawnSpan(0, 30, 0, 700), { first: 0, last: 0 });
  const below = drawnSpan(500, 30_000, 0, 700);
  equal(below.last - below.first, 0, "a list below the screen draws nothing");
});

Deno.test("a wait is shown in minutes from its first moment on", () => {
  deepEqual([0, 59_999, 60_000, 7_200_000].map(minutesOf), ["0 min", "0 min", "1 min", "2 h"]);
});
