import { deepStrictEqual as equal } from "node:assert";
import { cannedQuery, filled, matching } from "../../chats/composer/canned";

Deno.test("only a slash at the start of the box asks for canned messages", () => {
  equal(cannedQuery("/"), "");
  equal(cannedQuery("/Gre"), "gre");
  equal(cannedQuery("and/or"), null);
  equal(cannedQuery("/two words"), null);
  equal(cannedQuery(""), null);
});

Deno.test("names that begin with the query come first", () => {
  const all = [{ name: "bye", text: "thanks" }, { name: "thanks", text: "You are welcome" }, {
    name: "wait",
    text: "",
  }];

  equal(matching(all, "th").map((canned) => canned.name), ["thanks", "bye"]);
  equal(matching(all, "").length, 3);
  equal(matching(all, "zzz"), []);
});

Deno.test("variables are filled, other braces stay", () => {
  const variables = { visitor: "Ana $& {agent}", agent: "Maria" };

  equal(filled("Hi {visitor}, {agent} here {x}", variables), "Hi Ana $& {agent}, Maria here {x}");
});
