import assert from "node:assert/strict";
import { obstacle } from "../../chats/window/transferring";

Deno.test("only an agent who is online, connected and below the limit can be given a chat", () => {
  const ben = { id: "ben", name: "Ben", availability: "online" as const, chats: 1, limit: 2 };
  assert.equal(obstacle(ben), null);
  assert.equal(obstacle({ ...ben, chats: 2 }), "full");
  assert.equal(obstacle({ ...ben, chats: 2, absentUntil: 9 }), "notConnected");
  assert.equal(obstacle({ ...ben, availability: "away", absentUntil: 9 }), "away");
  assert.equal(obstacle({ ...ben, availability: "offline" }), "offline");
});
