import assert from "node:assert/strict";
import {
  type AgentNotice,
  chatOf,
  decodeNotice,
  visitorActions,
  visitorStatuses,
} from "../../shared/wire-agent";
import { reduce } from "../state/reduce";
import { initialState } from "../state/state";
import { list, visitor } from "./cast";

/** The golden notices: the console parses what the server's tests encode. */
const golden = new URL("../../../Tests/Fixtures/wire/agent-notice/", import.meta.url);

function notice(name: string): AgentNotice {
  const decoded = decodeNotice(Deno.readTextFileSync(new URL(name, golden)));
  assert.ok(decoded, `${name} is a notice known here`);
  return decoded;
}

const names = [...Deno.readDirSync(golden)].map((entry) => entry.name).filter((name) =>
  name.endsWith(".json")
);

Deno.test("every golden notice is known, and changes a welcomed console without harm", () => {
  assert.ok(names.length >= 20);
  const welcomed = reduce(initialState, notice("welcome.json"));
  for (const name of names) assert.ok(reduce(welcomed, notice(name)), name);
});

Deno.test("the golden welcome has the agent, the chats and the invitations", () => {
  const state = reduce(initialState, notice("welcome.json"));

  assert.equal(state.me?.name, "Ana");
  assert.equal(state.agents.size, 2);
  const [chat] = state.chats.values();
  assert.equal(chat.visitorName, "Swift Otter");
  assert.deepEqual(state.marks.get(chat.id), { delivered: 3, read: 2 });
  assert.equal(state.invitations[0].visitorName, "Quiet Heron");
});

Deno.test("the golden list and its change are applied field by field", () => {
  const before = reduce(initialState, notice("list.json"));
  const rows = before.list?.rows ?? [];
  assert.ok(rows.length >= 2);
  for (const row of rows) {
    assert.ok(visitorStatuses.includes(row.status));
    assert.ok(row.actions.length > 0 && row.actions.every((action) => visitorActions.includes(action)));
  }

  const walt = rows[1].id;
  const known = reduce(
    initialState,
    list([], { rows: [visitor(walt), visitor("0000000000000000000000g0ne")] }),
  );
  const after = reduce(known, notice("list-change.json")).list;

  assert.equal(after?.rows[0].name, "Swift Otter");
  assert.equal(after?.rows[0].assignee, null);
  assert.equal(after?.rows[0].title, "Checkout");
  assert.equal(after?.rows[1].id, walt);
  assert.equal(after?.rows.length, 2);
  assert.equal(after?.countries.DE, 13);
  assert.equal(after?.countries.AT, undefined);
  assert.equal(after?.counts.inSite, 1171);
});

Deno.test("the golden Visitor Info has the four of the source and the history", () => {
  const told = notice("visitor.json");
  assert.ok(told.type === "visitor" && told.visitor);
  const { row, trail, pastChats, contact } = told.visitor;

  assert.equal(row.country, "DE");
  assert.equal(row.browser, "Firefox 128");
  assert.ok(row.widget);
  assert.ok(trail && trail.length > 0 && pastChats?.[0].endReason === "agent");
  assert.equal(contact?.claimed, true);
});

Deno.test("the golden answers say what the commands need", () => {
  const chat = notice("done-chat.json");
  assert.ok(chat.type === "done");
  assert.equal(chatOf(chat), "000000000000000000000chat1");

  const refused = notice("refused.json");
  assert.ok(refused.type === "refused");
  assert.equal(refused.title, "Already taken by Ben");
});
