import { deepStrictEqual as equal } from "node:assert";
import { isUnseen, modeOf } from "../../pages/chats/mode";
import { chat, noon } from "./cast";

Deno.test("the mode follows the status and the assignee", () => {
  equal(modeOf(chat(), "maria").kind, "chat");
  equal(modeOf(chat(), "ben").kind, "monitoring");
  equal(modeOf(chat({ status: "chattingWithFlow", assignee: null }), "maria").kind, "flow");
  equal(modeOf(chat({ status: "chattingWithBot", assignee: null }), "maria").kind, "bot");
  equal(modeOf(chat({ status: "waitingForChat", assignee: null }), "maria").kind, "waiting");
  equal(modeOf(chat({ status: "refusedByAgent" }), "maria").kind, "ended");
  equal(modeOf(chat({ status: "end" }), "maria").kind, "ended");
});

Deno.test("a chat with an end is over whatever its status still says", () => {
  equal(modeOf(chat({ endedAt: noon }), "maria").kind, "ended");
});

Deno.test("only one's own chat tells the visitor that somebody reads", () => {
  equal(isUnseen(modeOf(chat(), "maria")), false);
  equal(isUnseen(modeOf(chat(), "ben")), true);
});
