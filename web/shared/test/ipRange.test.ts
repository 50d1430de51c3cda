import { deepStrictEqual as equal } from "node:assert";
import { readRange } from "../ipRange";

const wrong = (field: string, reason: string) => ({ kind: "wrong", field, reason });

Deno.test("one address is a range of itself", () => {
  equal(readRange(" 203.0.113.9 ", ""), { kind: "range", start: "203.0.113.9", end: "203.0.113.9" });
  equal(readRange("2001:db8::1", ""), { kind: "range", start: "2001:db8::1", end: "2001:db8::1" });
});

Deno.test("a range comes in two boxes or pasted into one", () => {
  const range = { kind: "range", start: "10.0.0.1", end: "10.0.0.9" };

  equal(readRange("10.0.0.1", "10.0.0.9"), range);
  equal(readRange("10.0.0.1 - 10.0.0.9", ""), range);
  equal(readRange("10.0.0.1–10.0.0.9", ""), range);
});

Deno.test("CIDR is taken as it stands", () => {
  equal(readRange("10.0.0.0/8", ""), { kind: "cidr", cidr: "10.0.0.0/8" });
  equal(readRange("2001:db8::/32", ""), { kind: "cidr", cidr: "2001:db8::/32" });
  equal(readRange("10.0.0.0/33", ""), wrong("start", "notAPrefix"));
  equal(readRange("10.0.0.0/", ""), wrong("start", "notAPrefix"));
  equal(readRange("x/8", ""), wrong("start", "notAnAddress"));
});

Deno.test("an invalid address names its field", () => {
  equal(readRange("", ""), wrong("start", "empty"));
  equal(readRange("10.0.0.256", ""), wrong("start", "notAnAddress"));
  equal(readRange("10.0.0.01", ""), wrong("start", "notAnAddress"));
  equal(readRange("1:2:3", ""), wrong("start", "notAnAddress"));
  equal(readRange("1::2::3", ""), wrong("start", "notAnAddress"));
  equal(readRange("12345::", ""), wrong("start", "notAnAddress"));
  equal(readRange("1:2:3:4:5:6:7:8::", ""), wrong("start", "notAnAddress"));
  equal(readRange("1:2:3:4:5:6:7:8:9", ""), wrong("start", "notAnAddress"));
  equal(readRange("10.0.0.1", "tulip"), wrong("end", "notAnAddress"));
});

Deno.test("a range goes upwards within one family", () => {
  equal(readRange("10.0.0.9", "10.0.0.1"), wrong("end", "reversed"));
  equal(readRange("2001:db8::2", "2001:db8::1"), wrong("end", "reversed"));
  equal(readRange("10.0.0.1", "::1"), wrong("end", "mixed"));
  equal(readRange("::ffff:10.0.0.1", "::ffff:10.0.0.9").kind, "range");
});
