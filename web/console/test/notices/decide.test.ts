import assert from "node:assert/strict";
import { type Around, decide, ringsAgain } from "../../notices/decide";
import { type Notice, noticeKinds } from "../../notices/notice";
import { noon } from "../cast";
import { around } from "./stage";

const about = { chat: "c", visitor: "v", name: "Vera", at: noon };
const given = { kind: "transferred", how: "given", by: "ben", note: "", until: noon + 60_000 } as const;
const all: readonly Notice[] = [
  { ...about, key: "waiting:c", kind: "waiting", text: "" },
  { ...about, key: "message:c", kind: "message", text: "Hello" },
  { ...about, key: "transferred:c", ...given },
  { ...about, key: "returned:v", kind: "returned", chat: null },
];
const of = (kind: Notice["kind"]) => all.find((notice) => notice.kind === kind) as Notice;

Deno.test("what is in front of the agent's eyes is neither heard nor shown; elsewhere it is", () => {
  for (const notice of all) {
    const there = decide(notice, around({ openChats: new Set(["c"]) }));
    const quiet = { sound: false, desktop: false, toast: "none" };
    if (notice.chat === null) assert.equal(there.sound, true, notice.kind);
    else assert.deepEqual(there, quiet, notice.kind);
    assert.equal(decide(notice, around({ openChats: new Set(["other"]) })).sound, true, notice.kind);
  }
});

Deno.test("a muted kind is seen in the console, but not heard and not on the desktop; the others are", () => {
  for (const kind of noticeKinds) {
    for (const notice of all) {
      const decision = decide(
        notice,
        around({ muted: new Set([kind]), isAttentive: false, listsWaiting: false }),
      );
      assert.equal(decision.sound, notice.kind !== kind);
      assert.equal(decision.desktop, notice.kind !== kind);
      assert.notEqual(decision.toast, "none");
    }
  }
});

Deno.test("with all sounds off the desktop still shows it", () => {
  for (const notice of all) {
    const decision = decide(notice, around({ isSilent: true, isAttentive: false }));
    assert.deepEqual([decision.sound, decision.desktop], [false, true]);
  }
});

Deno.test("the desktop shows it only where the agent is elsewhere and has allowed it", () => {
  for (const notice of all) {
    assert.equal(decide(notice, around()).desktop, false);
    assert.equal(decide(notice, around({ isAttentive: false, mayNotify: false })).desktop, false);
    assert.equal(decide(notice, around({ isAttentive: false })).desktop, true);
  }
});

Deno.test("toasts that ask for an act stay; a waiting chat needs none where its row is", () => {
  const toast = (kind: Notice["kind"], change: Partial<Around> = {}) =>
    decide(of(kind), around(change)).toast;
  assert.equal(toast("waiting"), "none");
  assert.equal(toast("waiting", { listsWaiting: false }), "stays");
  assert.equal(toast("transferred"), "stays");
  assert.equal(toast("message"), "passes");
  assert.equal(toast("returned"), "passes");
});

Deno.test("waiting and unopened chats ring again, unless muted, in front, or the agent is Offline", () => {
  assert.deepEqual(all.map((notice) => ringsAgain(notice, around())), [true, false, true, false]);
  assert.equal(ringsAgain(of("waiting"), around({ muted: new Set(["waiting"]) })), false);
  assert.equal(ringsAgain(of("transferred"), around({ openChats: new Set(["c"]) })), false);
  assert.equal(ringsAgain(of("waiting"), around({ availability: "offline" })), false);
  assert.equal(ringsAgain(of("waiting"), around({ availability: "away" })), true);
});
