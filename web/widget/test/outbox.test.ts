import assert from "node:assert/strict";
import type { VisitorCommand } from "../../shared/wire-visitor";
import { makePump } from "../outbox";
import type { Draft, State } from "../state";
import { start } from "../state";

function sender() {
  const sent: string[] = [];
  const post = (command: VisitorCommand) => {
    if (command.type === "send") sent.push(command.draft);
  };
  return { sent, pump: makePump(post) };
}

function holding(...drafts: (string | Partial<Draft>)[]): State {
  const outbox = drafts.map((d) => ({
    draft: "",
    text: "…",
    at: 0,
    ...(typeof d === "string" ? { draft: d } : d),
  }));
  return { ...start, line: "live", outbox };
}

Deno.test("one draft is on its way at a time, the oldest first", () => {
  const { sent, pump } = sender();
  pump.run(holding("a", "b"));
  pump.run(holding("a", "b"));
  assert.deepEqual(sent, ["a"]);
  pump.run(holding("b"));
  pump.run(holding({ draft: "b", stored: true }, "c"));
  assert.deepEqual(sent, ["a", "b", "c"]);
});

Deno.test("nothing is sent while disconnected", () => {
  const { sent, pump } = sender();
  pump.run({ ...holding("a"), line: "lost" });
  pump.run({ ...holding("a"), line: "connecting" });
  assert.deepEqual(sent, []);
});

Deno.test("after a break the draft on its way is sent again under its name", () => {
  const { sent, pump } = sender();
  pump.run(holding("a", "b"));
  pump.restart();
  pump.run(holding("a", "b"));
  assert.deepEqual(sent, ["a", "a"]);
});

Deno.test("a refused draft does not hold up the next, and is sent again when asked", () => {
  const { sent, pump } = sender();
  pump.run(holding("a", "b"));
  pump.run(holding({ draft: "a", failed: "tooLong" }, "b"));
  pump.run(holding("a"));
  assert.deepEqual(sent, ["a", "b", "a"]);
});
