import assert from "node:assert/strict";
import { successor } from "../visitors/successor";
import { visitor } from "./cast";

const shown = (ids: string[], present: string[], gone: string[] = []) => ({
  ids,
  gone: new Set(gone),
  rows: new Map(present.map((id) => [id, visitor(id)])),
});

Deno.test("the row that comes into the place of one that left is next, else the last one before it", () => {
  assert.equal(successor(shown(["a", "b", "c"], ["a", "c"]), 1), "c", "its place is held empty");
  assert.equal(successor(shown(["a", "b", "c"], ["a", "b", "c"], ["b"]), 1), "c", "its row is still shown");
  assert.equal(successor(shown(["a", "c"], ["a", "c"]), 1), "c", "its place is closed");
  assert.equal(successor(shown(["a", "b"], ["a"]), 1), "a");
  assert.equal(successor(shown(["a", "b", "c"], ["a"]), 2), "a");
  assert.equal(successor(shown([], []), 0), null);
  assert.equal(successor(shown(["a"], ["a"]), -1), "a", "it never had a place");
});
