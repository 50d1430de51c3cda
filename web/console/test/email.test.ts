import assert from "node:assert/strict";
import { isEmail } from "../visitor/info/email";

Deno.test("an e-mail address has a name, one @ and a domain; none is fine, too", () => {
  for (const good of ["", "ana@example.com", "a.b+c@mail.example.co.uk", "jürgen@müller.example"]) {
    assert.equal(isEmail(good), true, good);
  }
  for (
    const bad of ["not an email", "ana", "ana@", "@example.com", "ana@example", "a@b@c.d", "ana@example..com"]
  ) {
    assert.equal(isEmail(bad), false, bad);
  }
});
