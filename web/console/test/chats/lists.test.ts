import { deepStrictEqual as equal } from "node:assert";
import { intoLists, lastSaid, neighbour, unread } from "../../state/chats";
import { chat, message, noon } from "./cast";

Deno.test("each chat is in the list of its status", () => {
  const lists = intoLists(
    [
      chat({ id: "waits", status: "waitingForChat", assignee: null }),
      chat({ id: "talks" }),
      chat({ id: "flows", status: "chattingWithFlow", assignee: null }),
      chat({ id: "over", status: "end", endedAt: noon }),
      chat({ id: "refused", status: "refusedByAgent", endedAt: noon - 1 }),
    ],
    [{
      id: "invitation",
      visitor: "walt",
      visitorName: "Walt",
      text: "May I help?",
      at: noon,
      until: noon + 1,
    }],
  );

  equal(lists.waiting.map((entry) => entry.id), ["waits"]);
  equal(lists.ongoing.map((entry) => entry.id).sort(), ["flows", "talks"]);
  equal(lists.invited.map((entry) => entry.id), ["invitation"]);
  equal(lists.ended.map((entry) => entry.id), ["over", "refused"]);
});

Deno.test("the longest wait and the latest word come first", () => {
  const lists = intoLists(
    [
      chat({ id: "short", status: "waitingForChat", waitingSince: noon + 9 }),
      chat({ id: "long", status: "waitingForChat", waitingSince: noon }),
      chat({ id: "quiet", lastMessage: { from: "visitor", text: "…", at: noon } }),
      chat({ id: "loud", lastMessage: { from: "visitor", text: "…", at: noon + 9 } }),
    ],
    [],
  );

  equal(lists.waiting.map((entry) => entry.id), ["long", "short"]);
  equal(lists.ongoing.map((entry) => entry.id), ["loud", "quiet"]);
});

Deno.test("only the visitor's messages after the mark are unread", () => {
  const held = [
    message(1),
    message(2),
    message(3, { from: "agent" }),
    message(4),
    message(5, { from: "system" }),
  ];

  equal(unread(chat({ last: 5, readByAgent: 1 }), held), 2);
  equal(unread(chat({ last: 5, readByAgent: 5 }), held), 0);
});

Deno.test("without its messages a chat counts what came after the mark", () => {
  const from = (who: "visitor" | "agent") => ({ from: who, text: "…", at: noon });

  equal(unread(chat({ last: 5, readByAgent: 3, lastMessage: from("visitor") }), []), 2);
  equal(unread(chat({ last: 5, readByAgent: 3, lastMessage: from("agent") }), []), 0);
});

Deno.test("the next chat goes round at both ends", () => {
  equal(neighbour(["a", "b", "c"], "c", 1), "a");
  equal(neighbour(["a", "b", "c"], "a", -1), "c");
  equal(neighbour(["a", "b", "c"], "b", 1), "c");
  equal(neighbour(["a", "b"], null, -1), "b");
  equal(neighbour(["a", "b"], "gone", 1), "a");
  equal(neighbour([], null, 1), null);
});

Deno.test("the last word is the newest that the visitor could see", () => {
  const told = { from: "visitor" as const, text: "told", at: noon + 2 };
  const note = message(4, { from: "agent", note: true });

  equal(lastSaid(chat({ lastMessage: told }), [])?.text, "told");
  equal(lastSaid(chat({ lastMessage: told }), [message(3), note])?.text, "word 3");
  equal(lastSaid(chat({ lastMessage: told }), [message(1)])?.text, "told");
  equal(lastSaid(chat({ lastMessage: { ...told, from: "system" } }), [message(1)])?.text, "word 1");
  equal(lastSaid(chat(), [message(3, { from: "system", event: "joined" })]), null);
});

Deno.test("a chat that an agent had before waits ahead of the others", () => {
  const lists = intoLists([
    chat({ id: "long", status: "waitingForChat", assignee: null, waitingSince: noon }),
    chat({
      id: "handed over",
      status: "waitingForChat",
      assignee: null,
      waitingSince: noon + 9,
      after: "maria",
    }),
  ], []);
  equal(lists.waiting.map((each) => each.id), ["handed over", "long"]);
});
