import assert from "node:assert/strict";
import type { ListChangeNotice, Row } from "../../shared/wire-agent";
import { applyChange, type ListWindow, windowOf } from "../state/list";
import { list, noon, visitor } from "./cast";

const ids = (window: ListWindow) => window.rows.map((row) => row.id).join("");
const change = (fields: Omit<ListChangeNotice, "type" | "at">): ListChangeNotice => ({
  type: "listChange",
  at: noon + 1,
  ...fields,
});

Deno.test("removals come first, then insertions counted in the window as it then is", () => {
  const window = windowOf(list(["a", "b", "c", "d"]), null);

  const next = applyChange(
    window,
    change({ remove: ["a", "c"], insert: [{ at: 0, row: visitor("x") }, { at: 2, row: visitor("y") }] }),
  );

  assert.equal(ids(next), "xbyd");
});

Deno.test("a move puts the row that was removed in the same change elsewhere, as the same object", () => {
  const window = windowOf(list(["a", "b", "c"]), null);

  const next = applyChange(window, change({ remove: ["c"], insert: [{ at: 0, move: "c" }] }));

  assert.equal(ids(next), "cab");
  assert.equal(next.rows[0], window.rows[2]);
});

Deno.test("fields are overwritten after rows have moved, and untouched rows keep their identity", () => {
  const window = windowOf(list(["a", "b"]), null);

  const next = applyChange(
    window,
    change({ remove: ["b"], insert: [{ at: 0, move: "b" }], rows: [{ id: "b", pages: 4, assignee: null }] }),
  );

  assert.equal(ids(next), "ba");
  assert.equal(next.rows[0].pages, 4);
  assert.equal(next.rows[0].assignee, null);
  assert.equal(next.rows[1], window.rows[0]);
});

Deno.test("counts and countries change one by one, and a country nobody is in any more goes", () => {
  const window = windowOf(list(["a", "b", "c"]), null);

  const next = applyChange(
    window,
    change({ counts: { chatting: 1 }, countries: { FR: 0, ES: 4 }, total: 9 }),
  );

  assert.deepEqual(next.counts, { inSite: 3, chatting: 1 });
  assert.deepEqual(next.countries, { DE: 2, ES: 4 });
  assert.equal(next.total, 9);
  assert.equal(next.online, 3);
});

Deno.test("a whole window keeps the rows that are the same, so that they are not drawn anew", () => {
  const window = windowOf(list(["a", "b"]), null);

  const next = windowOf(list([], { rows: [visitor("b"), visitor("a", { pages: 2 })] }), window);

  assert.equal(next.rows[0], window.rows[1]);
  assert.notEqual(next.rows[1], window.rows[0]);
  assert.equal(next.rows[1].pages, 2);
});

Deno.test("absent and null are the same value, other actions are not", () => {
  const before = windowOf(list([], { rows: [visitor("a", { assignee: null })] }), null);

  const same = windowOf(list([], { rows: [visitor("a")] }), before);
  const other = windowOf(list([], { rows: [visitor("a", { actions: ["visitorInfo"] })] }), before);

  assert.equal(same.rows[0], before.rows[0]);
  assert.notEqual(other.rows[0], before.rows[0]);
});

Deno.test("old window plus the changes of random walks equals the fresh window", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed);
    let names = [..."abcdefgh"];
    let window = windowOf(list(names), null);
    let fresh = 0;
    for (let step = 0; step < 12; step++) {
      const gone = names.filter(() => random() < 0.2);
      const moved = gone.filter(() => random() < 0.5);
      let next = names.filter((name) => !gone.includes(name));
      const insert: ({ at: number; row: Row } | { at: number; move: string })[] = [];
      for (const name of [...moved, ...(random() < 0.5 ? [`n${fresh++}`] : [])]) {
        const at = Math.floor(random() * (next.length + 1));
        next = [...next.slice(0, at), name, ...next.slice(at)];
        insert.push(moved.includes(name) ? { at, move: name } : { at, row: visitor(name) });
      }
      names = next;
      window = applyChange(window, change({ remove: gone, insert }));
      assert.deepEqual(window.rows.map((row) => row.id), names, `seed ${seed}, step ${step}`);
    }
  }
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

Deno.test("a visitor is in the window once, whatever the server sends", () => {
  const twice = windowOf(list(["a", "b", "a"]), null);
  assert.deepEqual(twice.rows.map(({ id }) => id), ["a", "b"]);

  const again = applyChange(twice, { type: "listChange", at: noon, insert: [{ at: 0, row: visitor("b") }] });
  assert.deepEqual(again.rows.map(({ id }) => id), ["b", "a"]);
});
