import { deepStrictEqual as equal } from "node:assert";
import { Refused } from "../../shared/refused";
import { endingOf } from "../ending";
import { placeOf } from "../place";

Deno.test("the address names the page and the link", () => {
  equal(placeOf("/setup/abc"), { page: "setup", token: "abc" });
  equal(placeOf("/setup"), { page: "setup", token: "" });
  equal(placeOf("/setup/"), { page: "setup", token: "" });
  equal(placeOf("/join/abc/"), { page: "join", token: "abc" });
});

Deno.test("every refusal of a link has an ending", () => {
  const ending = (code: ConstructorParameters<typeof Refused>[0]["code"]) =>
    endingOf(new Refused({ code, title: "" }));
  equal(ending("linkUnknown"), "unknown");
  equal(ending("malformed"), "unknown");
  equal(ending("linkExpired"), "expired");
  equal(ending("linkUsed"), "used");
  equal(ending("loggedOut"), "notLoggedIn");
  equal(ending("forbidden"), "notLoggedIn");
  equal(ending("tooManyAttempts"), "tooMany");
  equal(ending("unavailable"), "unreachable");
  equal(ending("connectionLost"), "unreachable");
  equal(endingOf(new TypeError("x")), "unreachable");
});
