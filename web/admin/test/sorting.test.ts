import { deepStrictEqual as equal } from "node:assert";
import { type BanSort, clicked, defaultSort, sorted } from "../bans/sorting";
import type { Ban } from "../../shared/wire-agent";

const bans: Ban[] = [
  { id: "a", kind: "address", value: "10.0.0.10", at: 1, hits: 5, expires: 9, by: "Maria" },
  { id: "b", kind: "address", value: "10.0.0.9", at: 2, hits: 0, by: "Ben" },
  { id: "c", kind: "address", value: "9.0.0.1", at: 3, hits: 7, expires: 4, comment: "spam" },
];

const order = (sort: BanSort) => sorted(bans, sort).map((ban) => ban.id).join("");

Deno.test("numbers in addresses are sorted as numbers", () => {
  equal(order({ by: "value", descending: false }), "cba");
});

Deno.test("what never expires comes after every day", () => {
  equal(order({ by: "expires", descending: false }), "cab");
  equal(order({ by: "expires", descending: true }), "bac");
});

Deno.test("each column sorts both ways", () => {
  equal(order(defaultSort), "cba");
  equal(order({ by: "hits", descending: true }), "cab");
  equal(order({ by: "by", descending: false }), "cba");
  equal(order({ by: "comment", descending: true }), "cab");
});

Deno.test("a second click turns the order round; numbers begin with the largest", () => {
  equal(clicked(defaultSort, "at"), { by: "at", descending: false });
  equal(clicked(defaultSort, "hits"), { by: "hits", descending: true });
  equal(clicked(defaultSort, "value"), { by: "value", descending: false });
});
