import assert from "node:assert/strict";
import { makeConsent } from "../consent";
import { welcome } from "./stage";
import { type Stage, stage } from "./stage";

const consentOf = ({ session, uplink, handover, who, memory, drawing }: Stage, required: boolean) =>
  makeConsent(session, uplink, { ...handover, consent: required }, who, memory, drawing.draw);

/** A visitor without a cookie. */
const unknown = () => {
  const tab = stage();
  tab.who.token = () => undefined;
  return tab;
};

Deno.test("a required consent is waited for, with a button in the site's colours", () => {
  const tab = unknown();
  consentOf(tab, true);
  assert.ok(!tab.session.mayStore);
  assert.deepEqual(tab.session.state.look, { title: "", accent: "#0f766e", side: "left" });
  assert.deepEqual(tab.events, []);
});

Deno.test("a cookie of an earlier visit is a consent", () => {
  const tab = stage();
  consentOf(tab, true);
  assert.ok(tab.session.mayStore && tab.session.consented);
});

Deno.test("without a requirement the widget may store, and still knows that nobody was asked", () => {
  const tab = unknown();
  consentOf(tab, false);
  assert.ok(tab.session.mayStore);
  assert.ok(!tab.session.consented);
});

Deno.test("a given consent connects", () => {
  const tab = unknown();
  consentOf(tab, true).give();
  assert.ok(tab.session.mayStore && tab.session.consented);
  assert.deepEqual(tab.events, ["begin"]);
});

Deno.test("a revoked consent removes everything, here and in the other tabs, and keeps the button", () => {
  const tab = stage();
  const consent = consentOf(tab, true);
  consent.give();
  tab.session.welcome = welcome();
  tab.events.length = 0;
  consent.revoke();
  assert.deepEqual(tab.events, [
    "clear browser",
    "publish withdrawn",
    "leave",
    "memory.forget",
    "clear",
    "draw",
  ]);
  assert.equal(tab.session.welcome, null);
  assert.equal(tab.session.state.look?.title, "Tulip");
  assert.ok(!tab.session.mayStore && !tab.session.consented);
});
