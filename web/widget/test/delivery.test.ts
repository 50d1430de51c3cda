import assert from "node:assert/strict";
import type { VisitorCommand } from "../../shared/wire-visitor";
import { makeDelivery } from "../delivery";
import type { Session } from "../session";
import type { State, UnsentMessage } from "../state";
import { reduce, start } from "../state";
import { chat } from "./stage";

/** A tab with what it has sent: drafts by their id, other commands by their type and position. */
function tab(leads = true) {
  const sent: string[] = [];
  const post = (command: VisitorCommand) => {
    if (command.type === "send") sent.push(command.draft);
    else if (command.type === "fetch") sent.push(`fetch ${command.after}`);
    else if ("sequence" in command) sent.push(`${command.type} ${command.sequence}`);
  };
  const session: Pick<Session, "state" | "dispatch"> = {
    state: start,
    dispatch: (event) => session.state = reduce(session.state, event),
  };
  const tabs = { leading: () => leads, post, attach: () => void sent.push("attach") };
  const delivery = makeDelivery(session, { tabs });
  const at = (state: State) => {
    session.state = state;
    delivery.run();
  };
  return { sent, session, delivery, at };
}

function holding(...drafts: (string | Partial<UnsentMessage>)[]): State {
  const outbox = drafts.map((d) => ({
    draft: "",
    text: "…",
    at: 0,
    ...(typeof d === "string" ? { draft: d } : d),
  }));
  return { ...start, connection: "live", outbox };
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

Deno.test("one draft is in flight at a time, the oldest first", () => {
  const { sent, at } = tab();
  at(holding("a", "b"));
  at(holding("a", "b"));
  assert.deepEqual(sent, ["a"]);
  at(holding("b"));
  at(holding({ draft: "b", stored: true }, "c"));
  assert.deepEqual(sent, ["a", "b", "c"]);
});

Deno.test("no draft is sent while disconnected", () => {
  const { sent, at } = tab();
  at({ ...holding("a"), connection: "lost" });
  at({ ...holding("a"), connection: "connecting" });
  assert.deepEqual(sent, []);
});

Deno.test("a draft that was written before the tab joined the others is sent once it has", () => {
  const session = { state: holding("a"), dispatch: () => {} };
  const sent: string[] = [];
  const post = (command: VisitorCommand) => void sent.push(command.type);
  const uplink: Parameters<typeof makeDelivery>[1] & { tabs: unknown } = { tabs: null };
  const delivery = makeDelivery(session, uplink);
  delivery.run();
  Object.assign(uplink, { tabs: { leading: () => true, post, attach: () => {} } });
  delivery.run();
  assert.deepEqual(sent, ["send"]);
});

Deno.test("after a lost connection the draft in flight is sent again under its id", () => {
  const { sent, at, delivery } = tab();
  at(holding("a", "b"));
  delivery.restart();
  at(holding("a", "b"));
  assert.deepEqual(sent, ["a", "a"]);
});

Deno.test("a refused draft does not hold up the next, and is sent again when asked", () => {
  const { sent, at } = tab();
  at(holding("a", "b"));
  at(holding({ draft: "a", failed: "tooLong" }, "b"));
  at(holding("a"));
  assert.deepEqual(sent, ["a", "b", "a"]);
});

Deno.test("a missing message is requested once, and again when the answer may never come", () => {
  const { sent, at, delivery } = tab();
  at(behind());
  at(behind());
  assert.deepEqual(sent, ["received 1", "fetch 1"]);
  delivery.restart();
  at(behind());
  assert.deepEqual(sent.slice(2), ["received 1", "fetch 1"]);
});

Deno.test("a tab without the connection asks the tab that has it, and leaves the receipt to it", () => {
  const { sent, at } = tab(false);
  at(behind());
  assert.deepEqual(sent, ["attach"]);
});

Deno.test("a message in the open window is reported as read, once", () => {
  const { sent, at, session } = tab();
  const message = { sequence: 1, at: 0, from: "agent" as const, text: "Hello" };
  at({ ...start, chat, messages: [message], heard: 1, open: true });
  at(session.state);
  assert.deepEqual(sent, ["received 1", "read 1"]);
  assert.equal(session.state.readUpTo, 1);
});
