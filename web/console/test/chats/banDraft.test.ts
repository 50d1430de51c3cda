import assert, { deepStrictEqual as equal } from "node:assert";
import { emptyDraft, faultOf, fieldOf, previewWords } from "../../visitor/dialogs/banDraft";
import "../../words/words"; // takes the English texts

Deno.test("a ban needs a browser or an address", () => {
  equal(faultOf(emptyDraft, null), null);
  equal(faultOf({ ...emptyDraft, byVisitor: false }, null), "nothingChosen");
});

Deno.test("a doubtful address has to be confirmed, but only when it is banned", () => {
  const preview = { warning: "This is a private address." };

  equal(faultOf(emptyDraft, preview), null);
  equal(faultOf({ ...emptyDraft, byAddress: true }, preview), "mustConfirm");
  equal(faultOf({ ...emptyDraft, byAddress: true, confirmed: true }, preview), null);
  equal(faultOf({ ...emptyDraft, byAddress: true }, {}), null);
});

Deno.test("a refusal is said where it can be put right", () => {
  equal(fieldOf("nothingChosen", null), "chosen");
  equal(fieldOf("addressOfProxy", null), "byAddress");
  equal(fieldOf("confirmationNeeded", "confirmed"), "confirmed");
  equal(fieldOf("tooLong", "comment"), "comment");
  equal(fieldOf("noSuchVisitor", "visitor"), "chosen");
});

Deno.test("what the preview warns of is said in words, with the addresses and how many they are", () => {
  const preview = { address: "10.0.0.7", range: "10.0.0.7", sharedNow: 3, online: 12 };
  equal(previewWords(preview), { refusal: "", warning: "" });
  equal(previewWords(null), { refusal: "", warning: "" });

  const { warning } = previewWords({ ...preview, warning: "privateAddress" });
  for (const part of ["10.0.0.7 is a private address", "3", "12"]) assert.ok(warning.includes(part), warning);
  const { refusal } = previewWords({ ...preview, refusal: "addressOfProxy" });
  assert.ok(refusal.includes("10.0.0.7") && !refusal.includes("addressOfProxy"), refusal);
});
