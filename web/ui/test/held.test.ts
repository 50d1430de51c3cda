import { deepStrictEqual as equal } from "node:assert";
import { follow, hold } from "../held";

const named = (...ids: string[]) => ids.map((id) => ({ id, value: 1 }));
const ids = (shown: { items: readonly { id: string }[] }) => shown.items.map(({ id }) => id);

Deno.test("a held list keeps its places, and counts what came", () => {
  const before = follow(named("a", "b"));
  const after = hold(before, named("new", "b", "a", "newer"));

  equal(ids(after), ["a", "b"]);
  equal(after.fresh, 2);
  equal(after.total, 4);
  equal(after.gone.size, 0);
});

Deno.test("the values of a held list are those of now", () => {
  const after = hold(follow(named("a")), [{ id: "a", value: 2 }]);

  equal(after.items, [{ id: "a", value: 2 }]);
});

Deno.test("one that has left keeps its place, with what is known of it", () => {
  const elsewhere = new Map([["b", { id: "b", value: 7 }]]);
  const after = hold(follow(named("a", "b", "c")), named("a"), 0, (id) => elsewhere.get(id));

  equal(after.items, [{ id: "a", value: 1 }, { id: "b", value: 7 }, { id: "c", value: 1 }]);
  equal([...after.gone], ["b", "c"]);
  equal(after.total, 1);
});

Deno.test("one that comes back is in its place again", () => {
  const gone = hold(follow(named("a", "b")), named("b"));

  equal([...hold(gone, named("b", "a")).gone], []);
});

Deno.test("the room of those that were not held is filled, and no more than that", () => {
  const before = follow(named("a"), 2);
  const after = hold(before, named("a", "b", "c", "d"), 1);

  equal(ids(after), ["a", "b", "c"]);
  equal([after.more, after.fresh, after.total], [0, 1, 5]);
});

Deno.test("any change of a held list leaves the first places as they were", () => {
  // A small generator of its own, so that a failure can be repeated.
  let seed = 20261129;
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let round = 0; round < 300; round++) {
    const pick = () => named(...Array.from({ length: 12 }, (_, n) => `${n}`).filter(() => random(2) === 0));
    let shown = follow(pick(), random(4));
    for (let step = 0; step < 5; step++) {
      const next = hold(shown, pick(), random(4));
      equal(ids(next).slice(0, shown.items.length), ids(shown));
      equal(next.items.length + next.more, shown.items.length + shown.more);
      shown = next;
    }
  }
});
