import assert from "node:assert/strict";
import * as english from "../messages";
import * as german from "../messages.de";

const parts = ["launcherText", "invitationText", "windowText"] as const;

Deno.test("every text of the widget is there in German, and is not the English one", () => {
  const same = new Set(["window"]); // "Chat" in both
  for (const part of parts) {
    const [ours, theirs] = [english[part], german[part]] as Record<string, unknown>[];
    assert.deepEqual(Object.keys(theirs), Object.keys(ours), part);
    for (const [key, text] of Object.entries(ours)) {
      assert.equal(typeof theirs[key], typeof text, `${part}.${key}`);
      assert.notEqual(theirs[key], "", `${part}.${key}`);
      if (!same.has(key)) assert.notEqual(theirs[key], text, `${part}.${key}`);
    }
  }
});

Deno.test("sentences with a number have a form for one and for several, in both languages", () => {
  for (const { invitationText, windowText } of [english, german]) {
    for (const text of [invitationText.unread, windowText.titleBlink, windowText.estimate]) {
      assert.notEqual(text(1), text(2));
      assert.match(text(7), /7/);
    }
    assert.match(windowText.tooLong(1234), /1[.,]234/);
  }
});

Deno.test("every event in a chat has its sentence in German", () => {
  const events = [
    "joined",
    "left",
    "next",
    "back",
    "notOpened",
    "transferred",
    "ended",
    "flowStopped",
    "takenOver",
    "waiting",
    "refused",
    "nobodyOnline",
    "onlineAgain",
    "overdue",
  ] as const;
  for (const event of events) {
    assert.notEqual(german.eventText(event, "Ana"), english.eventText(event, "Ana"), event);
    assert.doesNotMatch(german.eventText(event), /undefined|null/);
  }
});
