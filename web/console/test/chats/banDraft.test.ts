import { deepStrictEqual as equal } from "node:assert";
import { emptyDraft, faultOf, fieldOf } from "../../visitor/dialogs/banDraft";

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
