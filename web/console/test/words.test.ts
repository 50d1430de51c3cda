import assert from "node:assert/strict";
import { adminWords as adminEnglish } from "../../admin/words/en";
import { adminWords as adminGerman } from "../../admin/words/de";
import type { Plural } from "../../words/plural";
import * as german from "../words/de/all";
import * as english from "../words/en/all";

/** Every text of a catalogue by its key: `words.shell.admin`. */
function texts(part: unknown, key = ""): Map<string, unknown> {
  if (typeof part !== "object" || part === null) return new Map([[key, part]]);
  return new Map(
    Object.entries(part).flatMap(([name, value]) => [...texts(value, key ? `${key}.${name}` : name)]),
  );
}

const catalogues = {
  en: texts({ ...english, admin: adminEnglish }),
  de: texts({ ...german, admin: adminGerman }),
};

/** Canned messages are each language's own. */
const isOwn = (key: string) => key.startsWith("chatWords.canned.texts");

Deno.test("every language has every text, of the same kind, and no others", () => {
  for (const [key, text] of catalogues.en) {
    assert.equal(typeof catalogues.de.get(key), typeof text, `de: ${key}`);
    if (!isOwn(key) && text !== "") assert.notEqual(catalogues.de.get(key), "", `de: ${key} is empty`);
  }
  assert.deepEqual([...catalogues.de.keys()].filter((key) => !catalogues.en.has(key)), []);
});

Deno.test("every sentence that depends on a number has the forms of its language, each with the number", () => {
  let count = 0;
  for (const [language, catalogue] of Object.entries(catalogues)) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, text] of catalogue) {
      const { forms, language: own } = (typeof text === "function" ? text : {}) as Partial<Plural>;
      if (!forms) continue;
      count++;
      assert.equal(own, language, `${language}: ${key} takes the forms of another language`);
      assert.deepEqual(Object.keys(forms).sort(), [...pluralCategories].sort(), `${language}: ${key}`);
      assert.match(forms.other ?? "", /#/, `${language}: ${key} does not say the number`);
      assert.equal(forms.other?.includes("@"), forms.one?.includes("@"), `${language}: ${key}`);
    }
  }
  assert.ok(count > 30, `${count} sentences were looked at`);
});

Deno.test("functions take as many values in every language", () => {
  for (const [key, text] of catalogues.en) {
    const other = catalogues.de.get(key);
    if (typeof text !== "function" || typeof other !== "function") continue;
    assert.ok(other.length <= Math.max(1, text.length), `de: ${key} takes more than it is given`);
  }
});

/** What German has in common with English: names, units, and shared words. */
const shared = new Set(
  `Foyer Online Offline Administrator Supervisor Agent Bot Flow Chats Admin Widget Status Filter Tag Browser Name Omni
  live – IP Zoom Referrer Variablen Website Websites Widgets Details Domains ID Server Port TLS Test`.split(
    /\s+/,
  ),
);

Deno.test("no text was left in English", () => {
  const left = [...catalogues.en].filter(([key, text]) =>
    !isOwn(key) && typeof text === "string" && text !== "" && catalogues.de.get(key) === text &&
    !shared.has(text) &&
    text !== "Omni Widget" && text !== "– online"
  );
  assert.deepEqual(left.map(([key, text]) => `${key}: ${text}`), []);
});
