import assert from "node:assert/strict";
import { encode, parse } from "../json";

Deno.test("what is encoded is read the same by any JSON", () => {
  const letters = [
    '"',
    "\\",
    "\n",
    "\u0000",
    "\u001f",
    "\u2028",
    "é",
    "😀",
    "a",
    "/",
    "\ud7ff",
    "\ue000",
    "\u007f",
  ];
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 0x7fffffff) % below;
  for (let round = 0; round < 500; round++) {
    let text = "";
    for (let at = next(20); at > 0; at--) text += letters[next(letters.length)];
    const value = { [text]: text, list: [text, 7, -0.5, true, null, []], nested: { empty: {}, none: null } };
    assert.deepEqual(JSON.parse(encode(value)), JSON.parse(JSON.stringify(value)), `round ${round}`);
  }
  assert.equal(encode({ a: undefined, b: 1 }), '{"b":1}');
  assert.equal(encode([Number.NaN, Infinity, undefined]), "[null,null,null]");
});

Deno.test("half an emoji leaves as U+FFFD, a whole one as it is", () => {
  assert.deepEqual(
    ["a\ud83d", "\ude00a", "\ud83d\ud83d\ude00", "\ude00\ud83d", "😀"].map((text) => parse(encode(text))),
    ["a\ufffd", "\ufffda", "\ufffd😀", "\ufffd\ufffd", "😀"],
  );
});

Deno.test("what a library gave all objects and lists is not sent", () => {
  const all = Object.prototype as Record<string, unknown>;
  const lists = Array.prototype as unknown as Record<string, unknown>;
  all.extend = () => {};
  all.version = "1.6";
  all.toJSON = () => "all";
  lists.toJSON = () => "list";
  try {
    assert.equal(encode({ a: ["b"], c: { d: "e" } }), '{"a":["b"],"c":{"d":"e"}}');
  } finally {
    delete all.extend;
    delete all.version;
    delete all.toJSON;
    delete lists.toJSON;
  }
});
