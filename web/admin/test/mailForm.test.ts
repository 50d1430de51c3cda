import { deepStrictEqual as equal } from "node:assert";
import { mailFormOf, readMailForm, withSecurity } from "../mail/mailForm";

const nothing = { etag: "1", hasPassword: false, isSet: false };
const filled = { ...mailFormOf(nothing), host: "smtp.example.com ", sender: "chat@example.com" };

Deno.test("the usual port follows the encryption; another port stays", () => {
  equal(withSecurity(filled, "tls").port, "465");
  equal(withSecurity({ ...filled, port: "2525" }, "tls").port, "2525");
});

Deno.test("an untouched password is not sent", () => {
  const read = readMailForm(filled);
  equal(read.kind === "send" && "password" in read.body, false);
  const changed = readMailForm({ ...filled, password: "secret" });
  equal(changed.kind === "send" && changed.body.password, "secret");
});

Deno.test("what is missing is named", () => {
  equal(readMailForm({ ...filled, host: " " }), { kind: "wrong", field: "host", fault: "noHost" });
  equal(readMailForm({ ...filled, port: "0" }), { kind: "wrong", field: "port", fault: "badPort" });
  equal(readMailForm({ ...filled, sender: "chat" }), { kind: "wrong", field: "sender", fault: "noSender" });
});
