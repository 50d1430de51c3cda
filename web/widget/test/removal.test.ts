import assert from "node:assert/strict";
import type { Opening } from "../opening";
import { makeRemoval } from "../removal";
import type { Site } from "../site";
import type { SiteVariables } from "../variables";
import { chat, stage, welcome } from "./stage";

function remover() {
  const tab = stage();
  const { events, session, uplink, memory, launcher } = tab;
  const log = (name: string) => () => void events.push(name);
  const removal = makeRemoval(
    session,
    uplink,
    { changed: (before, now) => void events.push(`open ${before.open} ${now.open}`) } as Site,
    memory,
    { forget: log("variables.forget") } as unknown as SiteVariables,
    launcher,
    { remake: log("remake") } as unknown as Opening,
  );
  return { ...tab, removal };
}

Deno.test("nothing of a former visitor stays on the page but how it looks", () => {
  const { events, session, removal } = remover();
  session.welcome = welcome();
  session.dispatch(welcome({ chat, online: false }));
  session.dispatch({ type: "opened" });
  session.dispatch({ type: "wrote", message: { draft: "d", text: "…", at: 0 } });
  removal.forget();
  const { state } = session;
  assert.deepEqual([state.look?.title, state.online], ["Tulip", false]);
  assert.deepEqual([state.chat, state.outbox.length, state.open, session.welcome], [null, 0, false, null]);
  assert.deepEqual(events, ["memory.forget", "variables.forget", "open true false", "remake"]);
});

Deno.test("a widget that vanishes leaves the connection and the page", () => {
  const { events, session, removal } = remover();
  removal.vanish();
  assert.ok(session.gone);
  assert.deepEqual(events, ["leave", "remove"]);
});
