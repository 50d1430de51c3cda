import assert from "node:assert/strict";
import { auditActions } from "../../api/auditLog";
import { auditGroupNames, auditGroups, filterOf, midnight } from "../audit/groups";
import { milliseconds, typed } from "../settings/durations";
import { bodyOf, changedIn, faultsOf, formOf, type Rules } from "../settings/settingsForm";
import { settingNames, type Settings } from "../../api/settings";

const golden = new URL("../../../Tests/Fixtures/wire/audit/actions.json", import.meta.url);
const { actions } = JSON.parse(Deno.readTextFileSync(golden)) as { actions: string[] };

Deno.test("the page knows the actions that the server records", () => {
  assert.deepEqual([...auditActions], actions);
});

Deno.test("each action is found by one filter", () => {
  const grouped = auditGroupNames.flatMap((group) => [...auditGroups[group]]);
  assert.deepEqual(grouped.sort(), [...auditActions].sort());
});

Deno.test("a day is from its midnight to the next one", () => {
  assert.equal(midnight("2026-02-28", 1), new Date(2026, 2, 1).getTime());
  assert.equal(midnight("nonsense"), undefined);
  const chosen = { agent: "", group: "bans", from: "2026-03-01", until: "2026-03-01", subject: "ban.x.y" };
  const filter = filterOf(chosen);
  assert.equal((filter.until ?? 0) - (filter.from ?? 0), 86_400_000);
  assert.deepEqual(filter.subject, { kind: "ban", id: "x.y" });
  assert.equal(filterOf({ ...chosen, group: "", subject: "" }).actions, undefined);
});

Deno.test("a time is typed in its largest unit and read again", () => {
  for (const time of [5_000, 60_000, 90_000, 3_600_000, 86_400_000, 31_536_000_000]) {
    assert.equal(milliseconds(typed(time)), time);
  }
  assert.deepEqual(typed(90_000), { count: "90", unit: "seconds" });
  for (const count of ["", "0", "-1", "1.5", "1e3", "abc", "1234567890"]) {
    assert.equal(milliseconds({ count, unit: "seconds" }), null, count);
  }
});

const usual = Object.fromEntries(settingNames.map((name) => [name, 60_000])) as Settings;
const rules: Rules = new Map(
  settingNames.map((name) => [name, { name, usual: 60_000, least: 5_000, most: 3_600_000 }]),
);

Deno.test("only what is not the default is sent", () => {
  const form = { ...formOf(usual), idleTime: { count: "2", unit: "minutes" as const } };
  assert.deepEqual(bodyOf(form, rules), { idleTime: 120_000 });
  assert.deepEqual(changedIn(form, usual), ["idleTime"]);
  assert.deepEqual(faultsOf(form, rules, () => "wrong"), {});
});

Deno.test("a value outside of its bounds is wrong, unless it is the server's own default", () => {
  const form = { ...formOf(usual), idleTime: { count: "2", unit: "hours" as const } };
  assert.deepEqual(faultsOf(form, rules, () => "wrong"), { idleTime: "wrong" });
  const own: Rules = new Map(rules).set("idleTime", {
    name: "idleTime",
    usual: 7_200_000,
    least: 5_000,
    most: 3_600_000,
  });
  assert.deepEqual(faultsOf(form, own, () => "wrong"), {});
});
