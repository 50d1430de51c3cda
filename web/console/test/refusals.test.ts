import assert from "node:assert/strict";
import { type RefusalCode, refusalCodes, type RefusalReason } from "../../shared/wire-agent";
import { Refused } from "../../shared/refused";
import * as german from "../words/de/all";
import * as english from "../words/en/all";
import { worderOf } from "../words/refusals";
import "../words/words"; // takes the English texts

/** All refusals of the server, as its own tests write them. */
const golden = new URL("../../../Tests/Fixtures/wire/refusal/refusals.json", import.meta.url);
const { refusals } = JSON.parse(Deno.readTextFileSync(golden)) as {
  refusals: { code: RefusalCode; title: string; detail: string; reason?: RefusalReason }[];
};

Deno.test("the console knows every code of the server, and no other", () => {
  assert.deepEqual([...new Set(refusals.map(({ code }) => code))].sort(), [...refusalCodes].sort());
});

for (const [language, { refusals: catalogue, words }] of Object.entries({ english, german })) {
  const say = worderOf(catalogue, words.status);
  for (const { code, reason = null } of refusals) {
    Deno.test(`${language} words of our own for ${code} ${reason ? JSON.stringify(reason) : ""}`, () => {
      // Nothing of the server's own text may be needed.
      const served = { title: "SERVED", detail: "SERVED" };
      const { title, detail } = say(code, reason, served);
      assert.ok(title !== "" && !`${title} ${detail}`.includes("SERVED"), `${title} – ${detail}`);
      assert.ok(!/undefined|null|NaN|\[object/.test(`${title} ${detail}`), `${title} – ${detail}`);
      if (reason) assert.notDeepEqual({ title, detail }, say(code, null, served), "the reason says more");
    });
  }

  Deno.test(`in ${language}, permissions, obstacles, doubts and statuses have words, not names of the code`, () => {
    for (const { reason } of refusals) {
      if (reason?.is === "permission") assert.ok(catalogue.permissions[reason.permission]);
      if (reason?.is === "obstacle") assert.ok(catalogue.obstacles[reason.obstacle]);
      if (reason?.is === "doubt") assert.ok(reason.doubt in catalogue.doubts);
      if (reason?.is === "status") {
        assert.ok(
          say("notOffered", reason, { title: "", detail: "" }).detail.includes(words.status[reason.status]),
        );
      }
    }
  });
}

Deno.test("a code and a reason of a newer server are shown as it worded them", () => {
  const title = "Not on Sundays";
  const newer = new Refused({ code: "notOnSundays" as RefusalCode, title, detail: "Come tomorrow." });
  assert.deepEqual([newer.title, newer.detail], [title, "Come tomorrow."]);

  const reason = { is: "sunday" } as unknown as RefusalReason;
  const known = new Refused({ code: "notYours", title, reason });
  assert.equal(known.title, english.refusals.codes.notYours.title);
});

Deno.test("a field of the command is named as the form knows it", () => {
  assert.equal(new Refused({ code: "tooLong", title: "", field: "command.note" }).field, "note");
});
