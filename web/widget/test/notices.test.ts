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
  /** Resolves with the next retry. */
  let retried = () => {};
  const retry = new Promise<void>((resolve) => retried = resolve);
  const heard = makeNotices(
    session,
    { heard: ({ type }) => void events.push(`window ${type}`) } as Core,
    { refused: log("site.refused") } as unknown as Site,
    { look: log("look") } as unknown as Presence,
    who,
    { welcomed: log("welcomed") } as unknown as Greeting,
    { vanish: log("vanish") } as unknown as Removal,
    {
      restart: log("restart"),
      run: () => {
        events.push("run");
        retried();
      },
    } as Delivery,
  );
  return { ...tab, heard, retry };
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

Deno.test("several temporary refusals lead to one retry", async () => {
  const { heard, events, retry } = receiver();
  for (let n = 0; n < 3; n++) heard({ type: "refused", code: "unavailable", retryAfter: 0 });
  await retry;
  assert.deepEqual(events.filter((e) => e === "restart" || e === "run" || e === "who.introduce"), [
    "restart",
    "who.introduce",
    "run",
  ]);
});
