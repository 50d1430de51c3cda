import assert from "node:assert/strict";
import { columnIds, defaultColumns, fixedColumns, isLargestFirst, sortKeyOf } from "../visitors/columnIds";

/** The keys that the server sorts by, as its own tests write them. */
const golden = new URL("../../../Tests/Fixtures/wire/list/sort-keys.json", import.meta.url);
const { keys } = JSON.parse(Deno.readTextFileSync(golden)) as { keys: string[] };

Deno.test("each column is sorted by a key of the server, and each of its orders has a column", () => {
  const known = columnIds.map(sortKeyOf).filter((key) => key !== null);
  assert.deepEqual([...known, "default"].sort(), [...keys].sort());
});

Deno.test("fixed columns are there at first, and precede the others", () => {
  assert.deepEqual(columnIds.slice(0, fixedColumns.length), fixedColumns);
  for (const id of fixedColumns) assert.ok(defaultColumns.includes(id), id);
});

Deno.test("numbers are sorted by the largest first, texts from A", () => {
  assert.deepEqual([isLargestFirst("pages"), isLargestFirst("timeOnSite"), isLargestFirst("name")], [
    true,
    true,
    false,
  ]);
});
