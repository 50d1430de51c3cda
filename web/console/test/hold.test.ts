import assert from "node:assert/strict";
import type { ListWindow } from "../state/list";
import { applyChange, windowOf } from "../state/list";
import { difference, follow, hold } from "../visitors/hold";
import { list, noon, visitor } from "./cast";

const before = noon - 1000;
const live = (ids: string, offset = 0): ListWindow =>
  windowOf(
    list([], { offset, total: 500, rows: [...ids].map((id) => visitor(id, { arrived: before })) }),
    null,
  );

Deno.test("while held, nobody moves and values still change", () => {
  const shown = follow(live("abc"));
  const now = windowOf(
    list([], { rows: [visitor("c", { arrived: before }), visitor("a", { pages: 7 }), visitor("b")] }),
    null,
  );

  const held = hold(shown, now);

  assert.deepEqual(held.ids, ["a", "b", "c"]);
  assert.equal(held.rows.get("a")?.pages, 7);
});

Deno.test("one who leaves keeps place and last values until the order is followed again", () => {
  const now = { ...live("ac"), gone: new Set(["b"]) };
  const held = hold(follow(live("abc")), now);

  assert.deepEqual(held.ids, ["a", "b", "c"]);
  assert.equal(held.rows.get("b")?.name, "Visitor b");
  assert.deepEqual([...held.gone], ["b"]);
  assert.deepEqual(difference(held, now, noon), { fresh: 0, moved: 0, gone: 1 });
  assert.deepEqual(follow(now).ids, ["a", "c"]);
});

Deno.test("one who moves out of the window keeps place, gets new values, and counts as moved", () => {
  const change = { type: "listChange" as const, at: noon + 1 };
  const shown = follow(live("abcd"));
  const left = applyChange(live("abcd"), { ...change, remove: ["b"] });
  const now = applyChange(left, { ...change, outside: [visitor("b", { pages: 9, arrived: before })] });

  const early = hold(shown, left);
  assert.equal(early.rows.get("b")?.pages, 1, "until the server says more, as it was");
  const held = hold(early, now);

  assert.deepEqual(held.ids, ["a", "b", "c", "d"]);
  assert.equal(held.rows.get("b")?.pages, 9);
  assert.equal(held.gone.size, 0);
  assert.deepEqual(difference(held, now, noon), { fresh: 0, moved: 1, gone: 0 });
});

Deno.test("a visitor who returns into the window is known by the row there", () => {
  const change = { type: "listChange" as const, at: noon + 1 };
  const left = applyChange(live("ab"), { ...change, remove: ["b"], gone: ["b"] });
  const back = applyChange(left, { ...change, insert: [{ at: 1, row: visitor("b", { pages: 3 }) }] });
  const held = hold(hold(follow(live("ab")), left), back);

  assert.equal(held.gone.size, 0);
  assert.equal(held.rows.get("b")?.pages, 3);
});

Deno.test("those who arrived since are new, those who changed places have moved", () => {
  const shown = follow(live("abcd"));
  const now = windowOf(
    list([], {
      rows: [
        visitor("x", { arrived: noon + 5 }),
        ...[..."cabd"].map((id) => visitor(id, { arrived: before })),
      ],
    }),
    null,
  );

  assert.deepEqual(difference(hold(shown, now), now, noon), { fresh: 1, moved: 1, gone: 0 });
});

Deno.test("one who was elsewhere in the list and comes into the window has moved, not arrived", () => {
  const now = live("zabc");

  assert.deepEqual(difference(hold(follow(live("abc")), now), now, noon), { fresh: 0, moved: 1, gone: 0 });
});

Deno.test("those pushed over the edges of a full window count for nothing", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => visitor(`v${index}`, { arrived: before }));
  const shown = follow(windowOf(list([], { rows: hundred, total: 500 }), null));
  const shifted = [...hundred.slice(0, 3), ...hundred.slice(4), visitor("next", { arrived: before })];
  const now = windowOf(list([], { rows: shifted, total: 499 }), null);

  assert.deepEqual(difference(hold(shown, now), now, noon), { fresh: 0, moved: 1, gone: 0 });
  const without = { ...now, gone: new Set(["v3"]) };
  assert.deepEqual(difference(hold(shown, without), without, noon), { fresh: 0, moved: 0, gone: 1 });
});

Deno.test("scrolling while held keeps the places it knows and fills the others without doubles", () => {
  const shown = follow(live("abcdef", 0));

  const down = hold(shown, live("fcxyz", 3));
  assert.equal(down.offset, 3);
  assert.equal(down.ids.length, 5);
  assert.deepEqual(down.ids.slice(0, 3), ["d", "e", "f"]);
  assert.equal(new Set(down.ids).size, 5);

  const up = hold(follow(live("defgh", 3)), live("abcdef", 0));
  assert.deepEqual(up.ids, ["a", "b", "c", "d", "e", "f"]);

  const far = hold(shown, live("uvw", 200));
  assert.deepEqual(far.ids, ["u", "v", "w"]);
});

Deno.test("a held list keeps its height, so that the last rows do not slip away", () => {
  const shown = { ...follow(live("abc")), total: 3 };
  const now = { ...live("ab"), total: 2 };

  assert.equal(hold(shown, now).total, 3);
  assert.equal(follow(now).total, 2);
});
