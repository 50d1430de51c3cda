import { deepStrictEqual as equal } from "node:assert";
import { marksAsRead, modeOf } from "../../chats/window/mode";
import { chat, noon } from "./cast";

const flow = chat({ status: "chattingWithFlow", assignee: null });
const bot = chat({ status: "chattingWithBot", assignee: null });

Deno.test("the mode follows the status and the assignee", () => {
  equal(modeOf(chat(), "maria", false).kind, "chat");
  equal(modeOf(chat({ status: "waitingForChat", assignee: null }), "maria", false).kind, "waiting");
  equal(modeOf(chat({ status: "refusedByAgent" }), "maria", false).kind, "ended");
  equal(modeOf(chat({ status: "end" }), "maria", true).kind, "ended");
});

Deno.test("one watches what one joined or monitors, and is outside of the rest", () => {
  equal([flow, bot, chat()].map((each) => modeOf(each, "ben", true).kind), ["flow", "bot", "monitoring"]);
  equal([flow, bot, chat()].map((each) => modeOf(each, "ben", false).kind), [
    "outside",
    "outside",
    "outside",
  ]);
});

Deno.test("a chat that was watched and is one's own now is talked in", () => {
  equal(modeOf(chat(), "maria", true).kind, "chat");
});

Deno.test("a chat with an end is over whatever its status still says", () => {
  equal(modeOf(chat({ endedAt: noon }), "maria", true).kind, "ended");
});

Deno.test("opening marks one's own chat as read, an ended one too; watching leaves no mark", () => {
  const marks = (given: Parameters<typeof chat>[0], agent: string, isWatched: boolean) =>
    marksAsRead(modeOf(chat(given), agent, isWatched), chat(given), agent);
  equal(marks({}, "maria", false), true);
  equal(marks({ endedAt: noon, status: "end" }, "maria", false), true);
  equal(marks({}, "ben", true), false);
  equal(marks({}, "ben", false), false);
  equal(marks({ endedAt: noon, status: "end" }, "ben", false), false);
  equal(marks({ status: "waitingForChat", assignee: null }, "maria", false), false);
});
