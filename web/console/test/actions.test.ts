import assert from "node:assert/strict";
import { visitorActions } from "../../shared/agent-shapes";
import type { AgentCommand, AgentFrame, Done } from "../../shared/wire-agent";
import type { Listener } from "../connection/connection";
import { getState, plug } from "../state/store";
import { actionKeys, actionOfKey, actions, perform } from "../visitor/actions";
import { welcome } from "./cast";

/** The page's store with a server that carries out every command and records it. */
function stage(): AgentCommand[] {
  const asked: AgentCommand[] = [];
  let listener: Listener | undefined;
  plug((given) => {
    listener = given;
    return {
      start: () => {},
      stop: () => {},
      retry: () => {},
      command: (command) => {
        asked.push(command);
        return Promise.resolve({ type: "done", request: asked.length } as Done);
      },
      send: (_: AgentFrame) => true,
      age: () => 0,
      now: () => 0,
    };
  }, { isHidden: () => true, next: (then) => then(), later: () => () => {} });
  listener?.notice(welcome());
  return asked;
}

const visitor = { id: "v1", name: "Swift Otter" };

Deno.test("what concerns the server alone is one command", async () => {
  const asked = stage();
  await perform("capture", visitor);
  await perform("refuse", visitor);
  assert.deepEqual(asked, [{ type: "capture", visitor: "v1" }, { type: "refuse", visitor: "v1" }]);
});

Deno.test("a ban and an invitation open their dialog and ask the server nothing", async () => {
  const asked = stage();
  await perform("ban", visitor);
  assert.deepEqual(getState().dialog, { kind: "ban", visitor });
  await perform("invite", visitor);
  assert.deepEqual(getState().dialog, { kind: "invite", visitor });
  assert.deepEqual(asked, []);
});

Deno.test("Visitor Info opens the panel", async () => {
  stage();
  await perform("visitorInfo", visitor);
  assert.equal(getState().panel, "v1");
});

Deno.test("the table has every action once, each with a label's key of one letter or Enter", () => {
  assert.deepEqual(actions.map(({ name }) => name).sort(), [...visitorActions].sort());
  for (const { name, key } of actions) assert.match(key ?? "", /^([a-z]|Enter)$/, name);
});

Deno.test("a key does the one of its actions that is offered", () => {
  assert.equal(actionOfKey("C", ["visitorInfo", "capture"]), "capture");
  assert.equal(actionOfKey("c", ["visitorInfo", "release"]), "release");
  assert.equal(actionOfKey("a", ["visitorInfo", "capture"]), null);
  const keys = actionKeys().map(([key]) => key);
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(actionKeys().some(([key, what]) => key === "C" && what === "Capture / Release"));
});
