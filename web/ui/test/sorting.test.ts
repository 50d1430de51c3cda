import { deepStrictEqual as equal } from "node:assert";
import { clicked, sorted } from "../sorting";

const rows = [
  { id: "a", value: "10.0.0.10", hits: 5, until: 9 },
  { id: "b", value: "10.0.0.9", hits: 0, until: Infinity },
  { id: "c", value: "9.0.0.1", hits: 7, until: 4 },
  { id: "d", value: "9.0.0.1", hits: 7, until: 4 },
];
type Row = typeof rows[number];

const order = (key: (row: Row) => string | number, descending = false) =>
  sorted(rows, key, descending).map(({ id }) => id).join("");

Deno.test("digits in texts are sorted as numbers", () => {
  equal(order((row) => row.value), "cdba");
});

Deno.test("what never ends comes after everything that does", () => {
  equal(order((row) => row.until), "cdab");
  equal(order((row) => row.until, true), "bacd");
});

Deno.test("equal rows keep their order both ways", () => {
  equal(order((row) => row.hits), "bacd");
  equal(order((row) => row.hits, true), "cdab");
});

Deno.test("a second click turns the order round; some columns begin with the largest", () => {
  const first = { by: "at", descending: true } as const;
  equal(clicked<string>(first, "at", true), { by: "at", descending: false });
  equal(clicked<string>(first, "hits", true), { by: "hits", descending: true });
  equal(clicked<string>(first, "value", false), { by: "value", descending: false });
});
