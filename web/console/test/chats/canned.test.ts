import { deepStrictEqual as equal } from "node:assert";
import { cannedQuery, filled, matching } from "../../chats/composer/canned";
import * as english from "../../words/en/all";
import * as german from "../../words/de/all";

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

Deno.test("without a given name a text reads on without one", () => {
  const variables = { visitor: null, agent: "Maria" };

  equal(filled("Hello {visitor}, this is {agent}.", variables), "Hello, this is Maria.");
  equal(filled("Thanks, {visitor}. One moment please.", variables), "Thanks. One moment please.");
  equal(filled("Anything else, {visitor}?", variables), "Anything else?");
  equal(
    filled("{visitor}, one moment please. {visitor}, are you there?", variables),
    "One moment please. Are you there?",
  );
  equal(filled("{visitor}", variables), "");
  equal(filled("Hi {visitor}", { visitor: "", agent: "" }), "Hi ");
});

Deno.test("every saved reply reads well with a name and without", () => {
  for (const { text } of [...english.chatWords.canned.texts, ...german.chatWords.canned.texts]) {
    for (const visitor of ["Ana", null]) {
      const sent = filled(text, { visitor, agent: "Maria" });
      equal(/[{}]|\s[,.?!]|,[.?!]|\s\s|^\s|\s$/.test(sent), false, sent);
      equal(sent.includes("Ana"), visitor !== null && text.includes("{visitor}"));
    }
  }
});
