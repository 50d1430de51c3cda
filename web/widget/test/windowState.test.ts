import assert from "node:assert/strict";
import type { Consent } from "../consent";
import { nothing } from "../memory";
import { makeWindowState } from "../windowState";
import { chat, stage } from "./stage";

function closedWindow(left = nothing) {
  const tab = stage();
  tab.memory = { ...tab.memory, found: left, text: left.text };
  const { events, session, uplink, memory, launcher, drawing } = tab;
  const consent = { give: () => uplink.begin() } as Consent;
  const chatWindow = makeWindowState(session, uplink, consent, memory, launcher, drawing, () => {
    events.push("load");
  });
  return { ...tab, chatWindow };
}

const left = { ...nothing, visitor: "vera", open: true };

Deno.test("a press on the button is a consent, opens the window, and is reported", () => {
  const { events, session, chatWindow } = closedWindow();
  chatWindow.open();
  chatWindow.open();
  assert.ok(session.state.open && chatWindow.takesFocus());
  assert.deepEqual(events, ["begin", "load", "draw", "raise", "open"]);
});

Deno.test("opening with an invitation on the screen accepts it", () => {
  const { events, session, chatWindow } = closedWindow();
  session.dispatch({ type: "invitation", invitation: { id: "i", name: "Ana", text: "Hello" } });
  chatWindow.open();
  assert.equal(session.state.invitation, null);
  assert.deepEqual(events, ["begin", "answer", "load", "draw", "raise"]);
});

Deno.test("a widget that is gone does not open", () => {
  const { events, session, chatWindow } = closedWindow();
  session.gone = true;
  chatWindow.open();
  assert.deepEqual(events, []);
});

Deno.test("a closed window gives the focus back to the button only if it had it", () => {
  const { events, launcher, chatWindow } = closedWindow();
  chatWindow.open();
  chatWindow.close();
  assert.ok(!events.includes("focus button"));
  chatWindow.open();
  Object.assign(launcher.root, { activeElement: {} });
  chatWindow.close();
  assert.ok(events.includes("focus button"));
});

Deno.test("a window that was open on the page before opens again without taking the focus", () => {
  const { session, chatWindow } = closedWindow(left);
  session.state = { ...session.state, chat };
  chatWindow.reopen(true);
  assert.ok(session.state.open);
  assert.ok(!chatWindow.takesFocus() && !chatWindow.resumes());
});

Deno.test("it stays closed on a phone, where it would cover the page, until the visitor asks for it", () => {
  const { events, session, chatWindow } = closedWindow({ ...left, text: "half a sen" });
  Object.assign(globalThis, { innerWidth: 390 });
  try {
    chatWindow.reopen(true);
  } finally {
    Object.assign(globalThis, { innerWidth: 1_280 });
  }
  assert.ok(!session.state.open && chatWindow.resumes());
  assert.deepEqual(events, ["load"]);
  chatWindow.open();
  assert.ok(session.state.open && !chatWindow.resumes());
});

Deno.test("it stays closed when nothing waits in it, and after a reconnection", () => {
  const empty = closedWindow(left);
  empty.chatWindow.reopen(true);
  const again = closedWindow({ ...left, text: "half a sen" });
  again.chatWindow.reopen(false);
  assert.ok(!empty.session.state.open && !again.session.state.open);
});
