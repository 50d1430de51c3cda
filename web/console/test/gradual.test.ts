import assert from "node:assert/strict";
import { admit, newRowsAFrame } from "../visitors/gradual";

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `v${from + n}`);

/** Frames until everything wanted is drawn, with the number of new rows in each. */
function frames(wanted: readonly string[], standing: ReadonlySet<string>): number[] {
  const made: number[] = [];
  while (!wanted.every((id) => standing.has(id))) {
    const next = admit(wanted, standing);
    made.push([...next].filter((id) => !standing.has(id)).length);
    standing = next;
  }
  return made;
}

Deno.test("no frame makes more new rows than it has time for, and all are made", () => {
  const made = frames(ids(0, 45), new Set());
  assert.equal(Math.max(...made), newRowsAFrame);
  assert.equal(made.reduce((sum, n) => sum + n), 45);
  assert.equal(made.length, Math.ceil(45 / newRowsAFrame));
});

Deno.test("existing rows stay, and the most wanted ones come first", () => {
  const drawn = admit(ids(0, 45), new Set(ids(30, 45)));
  assert.deepEqual([...drawn], [...ids(0, newRowsAFrame), ...ids(30, 45)]);
});

Deno.test("rows that are wanted no more are given up", () => {
  assert.deepEqual([...admit(ids(40, 43), new Set(ids(0, 45)))], ids(40, 43));
});
