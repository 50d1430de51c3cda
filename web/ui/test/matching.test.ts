import { deepStrictEqual as equal } from "node:assert";
import { matching } from "../matching";

const options = ["Presales", "Sales", "Support"].map((label) => ({ id: label, label }));
const found = (text: string) => matching(options, text).map(({ id }) => id);

Deno.test("what begins with the text comes before what only has it, in any case of letters", () => {
  equal(found("SALE"), ["Sales", "Presales"]);
  equal(found(" sup "), ["Support"]);
  equal(found("x"), []);
  equal(found(""), ["Presales", "Sales", "Support"]);
});
