import assert from "node:assert/strict";
import type { AgentEntry, SkillEntry } from "../../api/staff";
import { fieldOf, formOf, readForm } from "../agents/agentForm";
import { isFound } from "../agents/describe";
import { staffWords } from "../words/staff";

const nora: AgentEntry = {
  id: "a",
  name: "Nora Weiss",
  alias: "Nora",
  title: "Support",
  email: "nora@shop.example",
  role: "supervisor",
  roleName: "Supervisor",
  limit: 3,
  skills: ["fr"],
  active: true,
  availability: "online",
  chats: 0,
  queues: [{ id: "q", name: "Returns" }],
  joined: true,
  sessions: 1,
  etag: "e",
};
const skills: readonly SkillEntry[] = [{ id: "fr", name: "French", agents: [], etag: "e" }];

Deno.test("a new agent is an Agent with six chats at a time", () => {
  const form = formOf(null);
  assert.equal(form.role, "agent");
  assert.equal(form.limit, "6");
});

Deno.test("what is typed is sent, without blanks around the name and the address", () => {
  const result = readForm({ ...formOf(nora), name: " Nora ", email: " nora@shop.example ", limit: "4" });
  assert.ok("body" in result);
  assert.deepEqual(result.body, {
    name: "Nora",
    alias: "Nora",
    title: "Support",
    email: "nora@shop.example",
    role: "supervisor",
    limit: 4,
    skills: ["fr"],
  });
});

for (
  const [part, field] of [
    [{ name: "  " }, "name"],
    [{ email: "" }, "email"],
    [{ limit: "0" }, "limit"],
    [{ limit: "101" }, "limit"],
    [{ limit: "2.5" }, "limit"],
    [{ limit: "" }, "limit"],
  ] as const
) {
  Deno.test(`${JSON.stringify(part)} is refused beside its field`, () => {
    const result = readForm({ ...formOf(nora), ...part });
    assert.ok("field" in result);
    assert.equal(result.field, field);
    assert.ok(Object.values(staffWords.agent).includes(result.error));
  });
}

Deno.test("a refusal without a field of the form is shown beside the first one", () => {
  assert.equal(fieldOf("email"), "email");
  assert.equal(fieldOf("skills"), "name");
  assert.equal(fieldOf(null), "name");
});

Deno.test("agents are found by name, alias, address, role, queue and skill", () => {
  for (const text of ["weiss", "NORA@shop", "supervis", "returns", "french", ""]) {
    assert.ok(isFound(nora, text, skills), text);
  }
  assert.ok(!isFound(nora, "spanish", skills));
});
