import assert from "node:assert/strict";
import { isSettled, type Notice, noticesBetween } from "../../notices/notice";
import { message, noon } from "../cast";
import { bensChat, knowing, myChat, nobody, waitingChat } from "./stage";

const between = (
  ...[before, now, own]: [
    Parameters<typeof noticesBetween>[0],
    Parameters<typeof noticesBetween>[1],
    ReadonlySet<string>?,
  ]
) => noticesBetween(before, now, own ?? nobody, noon);
const keys = (notices: readonly Notice[]) => notices.map((notice) => notice.key);
const transfer = { by: "ben", at: noon, until: noon + 60_000, note: "She wants a refund" };

Deno.test("a chat that begins to wait is noticed once", () => {
  const none = knowing([]);
  const asked = knowing([waitingChat("a")]);
  assert.deepEqual(keys(between(none, asked)), ["waiting:a"]);
  assert.deepEqual(between(asked, knowing([waitingChat("a", { last: 2 })])), []);
});

Deno.test("a chat that waits again, because its agent is gone, is noticed again", () => {
  assert.deepEqual(keys(between(knowing([bensChat("a")]), knowing([waitingChat("a")]))), ["waiting:a"]);
});

Deno.test("a message in a chat of mine is noticed; my own, a colleague's, a note and one that I have read are not", () => {
  const before = knowing([myChat("a"), bensChat("b")], { a: [message(1)], b: [message(1)] });
  const heard = (...messages: Parameters<typeof message>[]) =>
    keys(
      between(
        before,
        knowing([myChat("a"), bensChat("b")], {
          a: [
            message(1),
            ...messages.map((each) => message(...each)),
          ],
          b: [message(1)],
        }),
      ),
    );
  assert.deepEqual(heard([2]), ["message:a"]);
  assert.deepEqual(heard([2, { from: "agent", agent: "ana" }]), []);
  assert.deepEqual(heard([2, { from: "agent", note: true, agent: "ben" }]), []);
  assert.deepEqual(
    keys(between(before, knowing([myChat("a", { readByAgent: 2 })], { a: [message(1), message(2)] }))),
    [],
  );
  assert.deepEqual(
    keys(
      between(
        before,
        knowing([myChat("a"), bensChat("b")], { a: [message(1)], b: [message(1), message(2)] }),
      ),
    ),
    [],
  );
});

Deno.test("a message that came while the connection was lost is noticed from the chat alone", () => {
  const last = { from: "visitor", text: "Still there?", at: noon } as const;
  const found = between(
    knowing([myChat("a", { last: 1 })]),
    knowing([myChat("a", { last: 2, lastMessage: last })]),
  );
  assert.deepEqual(keys(found), ["message:a"]);
});

Deno.test("a chat that a colleague transfers is noticed with the note, once, and its messages only after it is opened", () => {
  const given = knowing([myChat("a", { transfer })], { a: [message(1)] });
  const [notice] = between(knowing([bensChat("a")]), given);
  assert.equal(notice.key, "transferred:a");
  assert.ok(notice.kind === "transferred" && notice.how === "given" && notice.by === "ben");
  assert.equal(notice.note, "She wants a refund");
  assert.deepEqual(between(given, knowing([myChat("a", { transfer })], { a: [message(1), message(2)] })), []);
});

Deno.test("a chat that its receiver did not open comes back with their name", () => {
  const out = knowing([bensChat("a", { transfer: { ...transfer, by: "ana" } })]);
  const [notice] = between(out, knowing([myChat("a")]));
  assert.ok(notice.kind === "transferred" && notice.how === "cameBack" && notice.by === "ben");
});

Deno.test("a chat that the agent passed on before the page was loaded comes back as such", () => {
  const known = knowing([bensChat("a", { transfer: { ...transfer, by: "ana" } })]);
  assert.deepEqual(between(null, known), [], "no news while it is on its way");
  const [notice] = between(known, knowing([myChat("a")]));
  assert.ok(notice.kind === "transferred" && notice.how === "cameBack");
});

Deno.test("what the agent takes is no news; what the queue or an answered invitation gives is", () => {
  const before = knowing([waitingChat("a"), bensChat("b")]);
  const now = knowing([myChat("a"), bensChat("b"), myChat("c")]);
  assert.deepEqual(keys(between(before, now, new Set(["visitor-a", "visitor-c"]))), []);
  assert.deepEqual(keys(between(before, now)), ["transferred:a", "transferred:c"]);
  const bot = knowing([myChat("d", { status: "chattingWithBot", assignee: null })]);
  assert.deepEqual(between(bot, knowing([myChat("d")])), [], "taken over by hand");
});

Deno.test("an agent who has just logged in sees what is due, and not what is long known", () => {
  const now = knowing([
    waitingChat("w"),
    myChat("t", { transfer }),
    myChat("m", { readByAgent: 1 }),
    myChat("r", { readByAgent: 2 }),
    bensChat("b"),
  ], { m: [message(1), message(2)], r: [message(2)] });
  assert.deepEqual(keys(between(null, now)), ["waiting:w", "transferred:t", "message:m"]);
});

Deno.test("the return of a captured visitor is noticed each time", () => {
  const first = knowing([], {}, { visitor: "v", name: "Vera" });
  const again = knowing([], {}, { visitor: "v", name: "Vera" });
  assert.deepEqual(keys(between(knowing([]), first)), ["returned:v"]);
  assert.deepEqual(between(first, first), []);
  assert.deepEqual(keys(between(first, again)), ["returned:v"]);
});

Deno.test("each kind is settled by its act alone", () => {
  const settled = (notice: Notice, now: ReturnType<typeof knowing>, inFront = false) =>
    isSettled(notice, now, inFront);
  const [waits] = between(null, knowing([waitingChat("a")]));
  assert.equal(settled(waits, knowing([waitingChat("a")]), true), false, "looking at it takes nothing");
  assert.equal(settled(waits, knowing([bensChat("a")])), true);

  const [word] = between(null, knowing([myChat("a")], { a: [message(1)] }));
  assert.equal(settled(word, knowing([myChat("a")], { a: [message(1)] })), false);
  assert.equal(settled(word, knowing([myChat("a", { readByAgent: 1 })], { a: [message(1)] })), true);
  assert.equal(
    settled(word, knowing([myChat("a", { endedAt: noon, status: "end" })], { a: [message(1)] })),
    true,
  );

  const [given] = between(null, knowing([myChat("a", { transfer })]));
  assert.equal(settled(given, knowing([myChat("a", { transfer })])), false);
  assert.equal(settled(given, knowing([myChat("a")])), true, "opened");
  assert.equal(settled(given, knowing([bensChat("a")])), true, "gone back");

  const [back] = between(
    knowing([bensChat("a", { transfer: { ...transfer, by: "ana" } })]),
    knowing([myChat("a")]),
  );
  assert.equal(settled(back, knowing([myChat("a")])), false);
  assert.equal(settled(back, knowing([myChat("a")]), true), true);
});
