import { equal } from "node:assert/strict";
import type { Row } from "../../../shared/wire-agent";
import { closingOf } from "../../chats/window/closedInvitation";
import type { Selected } from "../../state/state";
import { noon, visitor } from "../cast";

const invitation = {
  id: "i",
  visitor: "v",
  visitorName: "Vera",
  text: "Hi",
  at: noon,
  until: noon + 600_000,
};
const known = (change: Partial<Row>): Selected => ({
  id: "v",
  info: { row: visitor("v", change) },
  gone: false,
});

Deno.test("a closed invitation says which of the four it was", () => {
  equal(closingOf(invitation, known({ status: "refusedByVisitor" }), noon + 5), "declined");
  equal(closingOf(invitation, known({ status: "inSite", left: noon }), noon + 5), "left");
  equal(closingOf(invitation, { id: "v", info: null, gone: true }, noon + 5), "left");
  equal(closingOf(invitation, known({ status: "inSite" }), noon + 600_000), "expired");
  equal(closingOf(invitation, known({ status: "end" }), noon + 5), "cancelled");
});

Deno.test("until the visitor's new status is here, it says none", () => {
  equal(closingOf(invitation, known({ status: "manuallyInvited" }), noon + 5), null);
  equal(closingOf(invitation, { id: "v", info: null, gone: false }, noon + 5), null);
  equal(closingOf(invitation, null, noon + 5), null);
  equal(closingOf(invitation, { ...known({ status: "inSite" }), id: "other" }, noon + 5), null);
});
