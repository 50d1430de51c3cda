import assert from "node:assert/strict";
import type { VisitorNotice } from "../../shared/wire-visitor";
import { readNotice } from "../../shared/wire-visitor";
import type { State } from "../state";
import { reduce, start } from "../state";

// The files that the server's own tests encode and compare.
const folder = new URL("../../../Tests/Fixtures/wire/visitor-notice/", import.meta.url);
const files = [...Deno.readDirSync(folder)].map((f) => f.name).filter((name) => name.endsWith(".json"));

function golden(name: string): VisitorNotice {
  const notice = readNotice(Deno.readTextFileSync(new URL(`${name}.json`, folder)));
  assert.ok(notice, name);
  return notice;
}

const every: VisitorNotice["type"][] = [
  "welcome",
  "chat",
  "message",
  "messages",
  "history",
  "sent",
  "typing",
  "marks",
  "identified",
  "invitation",
  "online",
  "refused",
  "pong",
  "later",
  "fresh",
  "gone",
];

Deno.test("the server's examples are all notices we know, and none is missing", () => {
  const types = new Set(files.map((file) => golden(file.replace(".json", "")).type));
  assert.deepEqual([...types].sort(), [...every].sort());
});

Deno.test("each example is taken into the state without a fault", () => {
  for (const file of files) {
    const state = [golden("welcome"), golden("chat"), golden(file.replace(".json", ""))].reduce<State>(
      reduce,
      start,
    );
    assert.equal(state.look?.title, "Tulip Shop", file);
  }
});

Deno.test("a chat with its message and its marks stands as the server says", () => {
  const chat = golden("chat");
  const message = golden("message");
  assert.ok(chat.type === "chat" && chat.chat && message.type === "message");
  const first = { ...message, chat: chat.chat.id, message: { ...message.message, sequence: 1 } };
  const state = [golden("welcome"), chat, first].reduce<State>(reduce, start);
  assert.equal(state.chat?.id, chat.chat.id);
  assert.deepEqual(state.messages, [first.message]);
});

Deno.test("a returning visitor finds chat and messages in the welcome", () => {
  const back = golden("welcome-back");
  assert.ok(back.type === "welcome" && back.chat);
  const state = reduce(start, back);
  assert.equal(state.chat?.id, back.chat.id);
  assert.equal(state.messages.length, back.messages.length);
  assert.ok(state.messages.length > 0);
});
