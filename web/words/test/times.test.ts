import { deepStrictEqual as equal } from "node:assert";
import { ago } from "../times";
import { lostRight } from "../../console/chats/window/lostRight";

const minute = 60_000;

Deno.test("an age has one unit", () => {
  equal([0, 59_999, minute, 59 * minute, 60 * minute, 47 * 60 * minute, 48 * 60 * minute].map(ago), [
    "now",
    "now",
    "1 min",
    "59 min",
    "1 h",
    "1 d",
    "2 d",
  ]);
});

Deno.test("losing the right to speak is shown, unless the agent gave it away", () => {
  equal(lostRight("chat", "outside", false), true);
  equal(lostRight("chat", "ended", false), true);
  equal(lostRight("chat", "outside", true), false);
  equal(lostRight("chat", "chat", false), false);
  equal(lostRight("flow", "ended", false), false);
});
