import assert from "node:assert/strict";
import { leavingOf, leavingText } from "../shell/leaving";
import { chat } from "./chats/cast";

const queues = new Map([["sales", { name: "Sales" }], ["support", { name: "Support" }]]);

Deno.test("an agent leaves behind the own open chats, and each queue is named once", () => {
  const chats = [
    chat({ id: "1", status: "chatting", assignee: "me", queue: "support" }),
    chat({ id: "2", status: "chatting", assignee: "me", queue: "sales" }),
    chat({ id: "3", status: "chatting", assignee: "me", queue: "support" }),
    chat({ id: "4", status: "chatting", assignee: "ben", queue: "support" }),
    chat({ id: "5", status: "waitingForChat", assignee: null, queue: "support" }),
    chat({ id: "6", status: "end", assignee: "me", queue: "support", endedAt: 9 }),
  ];

  assert.deepEqual(leavingOf(chats, "me", queues), { chats: 3, queues: ["Sales", "Support"] });
  assert.deepEqual(leavingOf(chats, "ana", queues), { chats: 0, queues: [] });
});

Deno.test("the question names the number and the queues", () => {
  assert.equal(leavingText({ chats: 3, queues: ["Support"] }), "You have 3 open chats. They go to Support.");
  assert.equal(leavingText({ chats: 1, queues: ["Support"] }), "You have 1 open chat. It goes to Support.");
  assert.equal(
    leavingText({ chats: 2, queues: ["Sales", "Support"] }),
    "You have 2 open chats. They go to Sales and Support.",
  );
  assert.equal(leavingText({ chats: 1, queues: [] }), "You have 1 open chat. It goes back to its queue.");
});
