import assert from "node:assert/strict";
import { iconWith, titleWith } from "../../notices/counting";
import type { Around } from "../../notices/decide";
import { NoticeDesk, ringEvery } from "../../notices/desk";
import type { Known, Notice, NoticeKind } from "../../notices/notice";
import { ana, ben, message, noon } from "../cast";
import { around, bensChat, knowing, myChat, nobody, waitingChat } from "./stage";

/** Notifications without a browser: the test sets the state, and records what is played. */
class Stage {
  known: Known = knowing([]);
  around: Around = around();
  played: NoticeKind[] = [];
  notified: string[] = [];
  ring: (() => void) | null = null;
  desk = new NoticeDesk({
    known: () => this.known,
    around: () => this.around,
    ownActs: () => nobody,
    now: () => noon,
    play: (kind) => this.played.push(kind),
    notify: (fresh: readonly Notice[]) => this.notified.push(...fresh.map(({ key }) => key)),
    after: (milliseconds, then) => {
      assert.equal(milliseconds, ringEvery);
      this.ring = () => {
        this.ring = null;
        then();
      };
      return () => this.ring = null;
    },
  });

  becomes(known: Known, change: Partial<Around> = {}): void {
    this.known = known;
    this.around = { ...this.around, ...change };
    this.desk.look();
  }

  get shown() {
    const { open, staying, passing, listed } = this.desk.view;
    const keys = (notices: readonly Notice[]) => notices.map(({ key }) => key);
    return { open: keys(open), staying: keys(staying), passing: keys(passing), listed: keys(listed) };
  }
}

const transfer = { by: "ben", at: noon, until: noon + 60_000 };

Deno.test("a waiting chat rings again until it is taken, and nothing rings after", () => {
  const stage = new Stage();
  stage.desk.look();
  stage.becomes(knowing([waitingChat("a")]));
  assert.deepEqual(stage.played, ["waiting"]);
  stage.ring?.();
  stage.ring?.();
  assert.deepEqual(stage.played, ["waiting", "waiting", "waiting"]);

  stage.becomes(knowing([bensChat("a")]));
  assert.equal(stage.ring, null);
  assert.deepEqual(stage.shown.open, []);
  assert.deepEqual(stage.shown.listed, ["waiting:a"]);
});

Deno.test("muting stops the ringing at once, and unmuting begins it again", () => {
  const stage = new Stage();
  stage.becomes(knowing([waitingChat("a")]));
  stage.becomes(stage.known, { isSilent: true });
  assert.equal(stage.ring, null);
  stage.becomes(stage.known, { isSilent: false });
  assert.notEqual(stage.ring, null);
});

Deno.test("an agent who has only just come hears what still waits, and no old message", () => {
  const stage = new Stage();
  stage.becomes(knowing([myChat("m")], { m: [message(1)] }));
  assert.deepEqual(stage.played, []);
  assert.deepEqual(stage.shown, { open: ["message:m"], staying: [], passing: [], listed: [] });

  const other = new Stage();
  other.becomes(knowing([waitingChat("a")]));
  assert.deepEqual(other.played, ["waiting"]);
});

Deno.test("a message of another chat is heard, shown and counted; of the open one nothing is", () => {
  const stage = new Stage();
  const chats = [myChat("a"), myChat("b")];
  stage.becomes(knowing(chats), { openChats: new Set(["a"]) });
  stage.becomes(knowing(chats, { a: [message(1)] }));
  assert.deepEqual([stage.played, stage.shown.passing], [[], []]);
  stage.becomes(knowing(chats, { a: [message(1)], b: [message(1)] }));
  assert.deepEqual([stage.played, stage.shown.passing], [["message"], ["message:b"]]);

  stage.becomes(stage.known, { openChats: new Set(["b"]) });
  assert.deepEqual(stage.shown.passing, [], "the toast goes when its chat is opened");
});

Deno.test("a transferred chat stays until it is opened; put away, it is still under the bell", () => {
  const stage = new Stage();
  stage.becomes(knowing([bensChat("a")]));
  stage.becomes(knowing([myChat("a", { transfer })]));
  assert.deepEqual([stage.played, stage.shown.staying], [["transferred"], ["transferred:a"]]);
  stage.desk.dismiss(stage.desk.view.staying[0]);
  stage.desk.look();
  assert.deepEqual([stage.shown.staying, stage.shown.open], [[], ["transferred:a"]]);
  stage.ring?.();
  assert.deepEqual(stage.played, ["transferred", "transferred"]);

  stage.becomes(knowing([myChat("a")]));
  assert.deepEqual(stage.shown.open, []);
});

Deno.test("what comes in one change sounds once, the most urgent of it", () => {
  const stage = new Stage();
  stage.becomes(knowing([myChat("m")]));
  stage.becomes(knowing([myChat("m"), waitingChat("a"), waitingChat("b")], { m: [message(1)] }));
  assert.deepEqual(stage.played, ["waiting"]);
});

Deno.test("only what the agent does not see goes to the desktop", () => {
  const stage = new Stage();
  stage.becomes(knowing([]));
  stage.becomes(knowing([waitingChat("a")]));
  assert.deepEqual(stage.notified, []);
  stage.becomes(knowing([waitingChat("a"), waitingChat("b")]), { isAttentive: false });
  assert.deepEqual(stage.notified, ["waiting:b"]);
});

Deno.test("the next agent in the same tab finds nothing of the last one", () => {
  const stage = new Stage();
  stage.becomes(knowing([]));
  stage.becomes(knowing([waitingChat("a")]));
  assert.equal(stage.shown.listed.length, 1);
  stage.becomes({ ...knowing([]), me: null });
  assert.deepEqual(stage.shown, { open: [], staying: [], passing: [], listed: [] });
  assert.equal(stage.ring, null);
  stage.becomes({ ...knowing([]), me: ben });
  assert.deepEqual(stage.shown.listed, []);
  assert.notEqual(ana.id, ben.id);
});

Deno.test("nothing is announced when nothing has changed", () => {
  const stage = new Stage();
  stage.becomes(knowing([waitingChat("a")]));
  let changes = 0;
  stage.desk.subscribe(() => changes++);
  const { view } = stage.desk;
  stage.desk.look();
  assert.equal(changes, 0);
  assert.equal(stage.desk.view, view);
});

Deno.test("title and icon carry the count, and name the most urgent", () => {
  const stage = new Stage();
  stage.becomes(knowing([myChat("m"), waitingChat("a")], { m: [message(1)] }));
  assert.equal(titleWith(stage.desk.view.open, "Visitors · Foyer"), "(2) Waiting");
  assert.equal(titleWith([], "Visitors · Foyer"), "Visitors · Foyer");
  assert.ok(decodeURIComponent(iconWith(2)).includes(">2</text>"));
  assert.ok(!iconWith(0).includes("text"));
});
