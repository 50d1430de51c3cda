import assert from "node:assert/strict";
import { previewAddress, previewChoice, previewScenes } from "../../shared/preview";
import { reduce, start } from "../../widget/state";
import { isOpenScene, sceneOf } from "../scenes";

const now = 1_700_000_000_000;

for (const language of ["en", "de"] as const) {
  for (const scene of previewScenes) {
    const choice = { scene, language, direction: "ltr", scheme: "light" } as const;
    Deno.test(`the widget takes the scene ${scene} in ${language} without a gap`, () => {
      const welcome = sceneOf(choice, now);
      const state = reduce(start, welcome);
      assert.equal(state.messages.length, welcome.messages.length, "no message is missing");
      assert.equal(state.heard, welcome.chat ? 0 : state.heard);
      assert.equal(welcome.chat?.last ?? 0, welcome.messages.at(-1)?.sequence ?? 0);
      assert.ok(welcome.messages.every(({ at }) => at <= now));
    });
  }
}

Deno.test("the choice survives the address", () => {
  for (const scene of previewScenes) {
    const choice = { scene, language: "de", direction: "rtl", scheme: "dark" } as const;
    assert.deepEqual(previewChoice(previewAddress(choice).split("?")[1]), choice);
  }
  assert.deepEqual(previewChoice("scene=x&language=fr"), {
    scene: "button",
    language: "en",
    direction: "ltr",
    scheme: "light",
  });
});

Deno.test("a window is open where somebody writes or waits", () => {
  const open = previewScenes.filter(isOpenScene);
  assert.deepEqual(open, ["open", "offline", "waiting", "chatting", "ended"]);
});
