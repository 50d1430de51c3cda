import { deepStrictEqual as equal } from "node:assert";
import { choose } from "../language";

Deno.test("the first language that there is decides, with its region", () => {
  equal(choose(null, ["de-AT", "en-GB"]), { language: "de", locale: "de-AT" });
  equal(choose(null, ["fr", "en-GB", "de"]), { language: "en", locale: "en-GB" });
  equal(choose(null, ["DE"]), { language: "de", locale: "de" });
});

Deno.test("without a language that there is, it is English by the browser's customs", () => {
  equal(choose(null, ["fr-FR", "nl"]), { language: "en" });
  equal(choose(null, []), { language: "en" });
  equal(choose(null, ["default"]), { language: "en" });
});

Deno.test("the language that is asked for goes before all, and takes the region of the browser if it has one", () => {
  equal(choose("de", ["en-US", "de-CH"]), { language: "de", locale: "de-CH" });
  equal(choose("en", ["de-DE"]), { language: "en", locale: "en" });
  equal(choose("klingon", ["de-DE"]), { language: "de", locale: "de-DE" });
});
