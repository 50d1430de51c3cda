import assert from "node:assert/strict";
import type { Core } from "../core";
import type { Handover } from "../handover";

// What `web/build` puts in.
(globalThis as { LANGUAGE?: string }).LANGUAGE = "en";
const { makeOpening } = await import("../opening");

function stage() {
  const events: string[] = [];
  const fetches: ((came: boolean) => void)[] = [];
  const handover = {
    load: (path: string, done: (came: boolean) => void) => {
      events.push(path);
      fetches.push(done);
    },
  } as unknown as Handover;
  const drawing = { strip: () => void events.push("strip"), draw: () => void events.push("draw") };
  const opening = makeOpening(handover, {} as Core, drawing, () => events.push("failed"));
  return { events, fetches, handover, opening };
}

Deno.test("the window's script is fetched once, however often it is wanted", () => {
  const { events, fetches, opening } = stage();
  opening.bring();
  opening.bring();
  fetches[0](true);
  opening.bring();
  assert.deepEqual(events, ["/widget/window.js"]);
});

Deno.test("a script that did not come is said to have failed, and is fetched again", () => {
  const { events, fetches, opening } = stage();
  opening.bring();
  fetches[0](false);
  opening.bring();
  assert.deepEqual(events, ["/widget/window.js", "failed", "/widget/window.js"]);
});

Deno.test("the window is drawn when it comes, and again when the visitor is another one", () => {
  const { events, handover, opening } = stage();
  opening.remake();
  assert.deepEqual(events, ["strip", "draw"]);
  handover.mount?.(() => events.push("window"));
  opening.remake();
  const once = ["strip", "window", "draw"];
  assert.deepEqual(events, ["strip", "draw", ...once, ...once]);
});
