import assert from "node:assert/strict";
import { customsOf } from "../window/customs";

Deno.test("times and days are written in the language of the texts, by the customs of the visitor's region", () => {
  assert.equal(customsOf("en", ["de-DE", "en-GB", "en-US"]), "en-GB");
  assert.equal(customsOf("de", ["de-AT"]), "de-AT");
});

Deno.test("a browser in another language does not decide", () => {
  assert.equal(customsOf("de", ["en-US", "fr"]), "de");
  assert.equal(customsOf("en", []), "en");
  assert.equal(customsOf("de", ["den-CA"]), "de");
});
