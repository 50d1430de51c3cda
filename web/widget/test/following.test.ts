import assert from "node:assert/strict";
import type { Chat, VisitorCommand } from "../../shared/wire-visitor";
import { makeFollowing } from "../following";
import type { State } from "../state";
import { reduce, start } from "../state";

const chat: Chat = { id: "c", status: "chatting", last: 0, delivered: 0, read: 0, seen: 0 };

/** The connected tab, and what it requested. */
function leading() {
  const asked: number[] = [];
  const post = (command: VisitorCommand) => {
    if (command.type === "fetch") asked.push(command.after);
  };
  return { asked, tabs: { leading: () => true, post, attach: () => {} } };
}

/** A tab that has the first message and knows of the third. */
function behind(): State {
  const first = { sequence: 1, at: 0, from: "agent" as const, text: "Hello" };
  const state = reduce({ ...start, chat, messages: [first] }, {
    type: "message",
    chat: "c",
    message: { ...first, sequence: 3 },
  });
  assert.equal(state.heard, 3);
  return state;
}

Deno.test("what is missing is asked for once", () => {
  const { asked, tabs } = leading();
  const following = makeFollowing(() => {});
  following.look(behind(), tabs);
  following.look(behind(), tabs);
  assert.deepEqual(asked, [1]);
});

Deno.test("what is missing is asked for again when the answer may never come", () => {
  const { asked, tabs } = leading();
  const following = makeFollowing(() => {});
  following.look(behind(), tabs);
  following.restart();
  following.look(behind(), tabs);
  assert.deepEqual(asked, [1, 1]);
});
