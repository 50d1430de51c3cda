import { deepStrictEqual as equal } from "node:assert";
import { applying, due, type OutboxEvent, seen, type Unsent } from "../../chats/composer/outbox";
import { message } from "./cast";

function unsent(draft: string, chat = "a"): Unsent {
  return { agent: "maria", chat, draft, text: draft, note: false, at: 0, state: "queued" };
}

function after(...events: OutboxEvent[]): readonly Unsent[] {
  return events.reduce<readonly Unsent[]>((box, event) => applying(event, box), []);
}

const written = (draft: string, chat?: string): OutboxEvent => ({
  type: "written",
  message: unsent(draft, chat),
});

Deno.test("one message a chat goes out at a time, in the order of writing", () => {
  const box = after(written("1"), written("2"), written("3", "b"));
  equal(due(box, "maria").map((message) => message.draft), ["1", "3"]);

  const started = applying({ type: "started", draft: "1" }, box);
  equal(due(started, "maria").map((message) => message.draft), ["3"]);

  const stored = applying({ type: "stored", draft: "1", sequence: 7 }, started);
  equal(due(stored, "maria").map((message) => message.draft), ["2", "3"]);
});

Deno.test("a message in flight when the connection broke is sent again with the same draft", () => {
  const box = after(written("1"), { type: "started", draft: "1" }, written("2"), { type: "lost" });

  equal(box.map((message) => [message.draft, message.state]), [["1", "queued"], ["2", "queued"]]);
  equal(due(box, "maria").map((message) => message.draft), ["1"]);
});

Deno.test("a refused message stays with its reason until it is tried again or dropped", () => {
  const refused = after(written("1"), { type: "started", draft: "1" }, {
    type: "refused",
    draft: "1",
    reason: "Too long",
  });
  equal(refused.map((message) => [message.state, message.reason]), [["refused", "Too long"]]);
  equal(due(refused, "maria"), []);

  equal(due(applying({ type: "retried", draft: "1" }, refused), "maria").map((message) => message.draft), [
    "1",
  ]);
  equal(applying({ type: "dropped", draft: "1" }, refused), []);
});

Deno.test("a refused message does not hold up the next", () => {
  const box = after(written("1"), written("2"), { type: "refused", draft: "1", reason: "Too fast" });

  equal(due(box, "maria").map((message) => message.draft), ["2"]);
});

Deno.test("a stored message stays in sight until the transcript has it", () => {
  const box = after(written("1"), { type: "stored", draft: "1", sequence: 7 }, written("2"));

  equal(seen(box, [message(6)]), []);
  equal(seen(box, [message(6), message(7)]).map((unsent) => unsent.draft), ["1"]);
  equal(seen(box, [message(8, { draft: "2" })]).map((unsent) => unsent.draft), ["2"]);
  equal(applying({ type: "seen", draft: "1" }, box).map((unsent) => unsent.draft), ["2"]);
});

Deno.test("nobody sends what another agent wrote in the same tab", () => {
  equal(due(after(written("1")), "ben"), []);
});
