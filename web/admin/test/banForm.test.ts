import { deepStrictEqual as equal } from "node:assert";
import { type BanForm, fieldOf, formOf, readForm } from "../bans/banForm";

const noon = new Date("2026-05-04T12:00:00").getTime();
const id = "0123456789abcdefghjkmnpqrs";

function form(given: Partial<BanForm>): BanForm {
  return { ...formOf(null), ...given };
}

function body(given: Partial<BanForm>, kind: "visitor" | "address" = "address", isEdit = false): unknown {
  const result = readForm(form(given), kind, isEdit, noon);
  return result.kind === "send" ? result.body : [result.field, result.fault];
}

Deno.test("a visitor is banned by an id", () => {
  equal(body({ visitor: ` ${id.toUpperCase()} `, comment: " spam " }, "visitor"), {
    visitor: id,
    comment: "spam",
  });
  equal(body({ visitor: " " }, "visitor"), ["visitor", "noVisitor"]);
  equal(body({ visitor: id.slice(1) }, "visitor"), ["visitor", "notAVisitor"]);
  equal(body({ visitor: id.replace("a", "u") }, "visitor"), ["visitor", "notAVisitor"]);
});

Deno.test("addresses are banned as a range or as CIDR", () => {
  equal(body({ start: "10.0.0.1" }), { start: "10.0.0.1", end: "10.0.0.1", comment: "" });
  equal(body({ start: "10.0.0.0/8", confirmed: true }), { cidr: "10.0.0.0/8", comment: "", confirmed: true });
  equal(body({ start: "tulip" }), ["start", "notAnAddress"]);
  equal(body({ start: "10.0.0.9", end: "10.0.0.1" }), ["end", "reversed"]);
});

Deno.test("a ban lasts to the end of its last day", () => {
  const end = new Date("2026-05-04T23:59:59.999").getTime();

  equal(body({ start: "10.0.0.1", expires: "2026-05-04" }), {
    start: "10.0.0.1",
    end: "10.0.0.1",
    comment: "",
    expires: end,
  });
  equal(body({ start: "10.0.0.1", expires: "2026-05-03" }), ["expires", "past"]);
});

Deno.test("emptying the day of a ban that had one takes it away", () => {
  equal(body({ visitor: id }, "visitor", true), { visitor: id, comment: "", expires: 0 });
});

Deno.test("the form shows a ban as it was entered", () => {
  const ban = { id: "b", kind: "address" as const, value: "10.0.0.1", at: noon, hits: 0 };

  equal(formOf({ ...ban, start: "10.0.0.1", end: "10.0.0.1" }).end, "");
  equal(formOf({ ...ban, start: "10.0.0.1", end: "10.0.0.9" }).end, "10.0.0.9");
  equal(formOf({ ...ban, expires: noon }).expires, "2026-05-04");
});

Deno.test("a refusal is said beside its field", () => {
  equal(fieldOf("notAnAddress", "cidr", "address"), "start");
  equal(fieldOf("notAnAddress", "end", "address"), "end");
  equal(fieldOf("confirmationNeeded", null, "address"), "confirmed");
  equal(fieldOf("duplicate", null, "visitor"), "visitor");
  equal(fieldOf("duplicate", null, "address"), "start");
});
