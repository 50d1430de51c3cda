import assert from "node:assert/strict";
import { makeSession, snapshot } from "../session";
import { start, type State } from "../state";
import { chat, welcome } from "./stage";

Deno.test("each change is followed by its consequences, and no change by none", () => {
  const seen: [State, State][] = [];
  const session = makeSession((before, now) => seen.push([before, now]));
  session.dispatch({ type: "opened" });
  session.dispatch({ type: "pong" });
  assert.deepEqual(seen, [[start, { ...start, open: true }]]);
});

Deno.test("nothing follows from a change once the widget is gone", () => {
  const session = makeSession(() => assert.fail());
  session.gone = true;
  session.dispatch({ type: "opened" });
});

Deno.test("a later tab is greeted with what has changed since the welcome", () => {
  const session = makeSession(() => {});
  assert.equal(snapshot(session), null);
  session.welcome = welcome();
  session.dispatch(welcome({ chat }));
  session.dispatch({ type: "saw", chat: "c", sequence: 4 });
  session.dispatch({ type: "online", online: false });
  const greeting = snapshot(session);
  assert.equal(greeting?.visitor, "vera");
  assert.equal(greeting?.online, false);
  assert.equal(greeting?.chat?.seen, 4);
});
