import assert from "node:assert/strict";
import type { Core } from "../core";
import type { Delivery } from "../delivery";
import type { Greeting } from "../greeting";
import { makeNotices } from "../notices";
import type { Presence } from "../presence";
import type { Removal } from "../removal";
import type { Site } from "../site";
import { stage, welcome } from "./stage";

function receiver() {
  const tab = stage();
  const { events, session, who } = tab;
  const log = (name: string) => () => void events.push(name);
  const heard = makeNotices(
    session,
    { heard: ({ type }) => void events.push(`window ${type}`) } as Core,
    { refused: log("site.refused") } as unknown as Site,
    { look: log("look") } as unknown as Presence,
    who,
    { welcomed: log("welcomed") } as unknown as Greeting,
    { vanish: log("vanish") } as unknown as Removal,
    { restart: log("restart"), run: log("run") } as Delivery,
  );
  return { ...tab, heard };
}

Deno.test("the window receives each notice first, and the state last", () => {
  const { heard, events, session } = receiver();
  heard({ type: "online", online: false });
  assert.deepEqual(events, ["window online", "look"]);
  assert.equal(session.state.online, false);
});

Deno.test("a greeting, another visitor and the end are handled by their parts", () => {
  const { heard, events } = receiver();
  heard(welcome());
  heard({ type: "fresh" });
  heard({ type: "gone" });
  assert.deepEqual(events.filter((e) => !e.startsWith("window")), ["welcomed", "who.departed", "vanish"]);
});

Deno.test("a widget that is gone handles nothing", () => {
  const { heard, events, session } = receiver();
  session.gone = true;
  heard(welcome());
  assert.deepEqual(events, []);
});

Deno.test("several temporary refusals lead to one retry, and a later one to another", () => {
  const { setTimeout } = globalThis;
  const timers: (() => void)[] = [];
  Object.assign(globalThis, { setTimeout: (act: () => void) => timers.push(act) });
  try {
    const { heard, events } = receiver();
    const refuse = () => heard({ type: "refused", code: "unavailable", retryAfter: 0 });
    refuse();
    refuse();
    assert.equal(timers.length, 1);
    events.length = 0;
    timers[0]();
    assert.deepEqual(events, ["restart", "who.introduce", "run"]);
    refuse();
    assert.equal(timers.length, 2);
  } finally {
    Object.assign(globalThis, { setTimeout });
  }
});
