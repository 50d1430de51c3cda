import { deepStrictEqual as equal } from "node:assert";
import { intoLines, tickOf } from "../../chats/window/grouping";
import { message, noon } from "./cast";

const minute = 60_000;

/** The entries in short form: the kind, and the sequence numbers. */
function words(...messages: Parameters<typeof message>[]): string[] {
  return intoLines(messages.map((given) => message(...given))).map((line) => {
    switch (line.kind) {
      case "day":
        return "day";
      case "event":
        return `event ${line.message.sequence}`;
      case "group":
        return `group ${line.messages.map((one) => one.sequence).join(" ")}`;
    }
  });
}

Deno.test("messages of one sender within one minute stand together", () => {
  equal(
    words([1, { at: noon }], [2, { at: noon + 59_999 }], [3, { at: noon + minute }]),
    ["day", "group 1 2", "group 3"],
  );
});

Deno.test("another sender, a note and an event part a group", () => {
  equal(
    words(
      [1],
      [2, { from: "agent", agent: "maria" }],
      [3, { from: "agent", agent: "ben" }],
      [4, { from: "agent", agent: "ben", note: true }],
      [5, { from: "system", event: "joined", name: "Ben" }],
      [6, { from: "agent", agent: "ben" }],
    ),
    ["day", "group 1", "group 2", "group 3", "group 4", "event 5", "group 6"],
  );
});

Deno.test("a new day has its border", () => {
  equal(words([1, { at: noon }], [2, { at: noon + 24 * 60 * minute }]), ["day", "group 1", "day", "group 2"]);
});

Deno.test("times are always shown every fifth minute", () => {
  const lines = intoLines(
    [0, 1, 4, 5, 6, 10].map((after, index) => message(index + 1, { at: noon + after * minute })),
  );

  equal(lines.flatMap((line) => line.kind === "group" ? [line.showsTime] : []), [
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
});

Deno.test("a message is read before it is merely delivered", () => {
  equal(tickOf(5, 7, 5), "read");
  equal(tickOf(6, 7, 5), "delivered");
  equal(tickOf(8, 7, 5), "sent");
});
