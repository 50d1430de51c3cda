import { strictEqual } from "node:assert";
import { strengthOf } from "../strength";

const expect = (password: string, strength: string) => strictEqual(strengthOf(password), strength, password);

Deno.test("fewer than ten characters are too few, whatever they are", () => {
  expect("", "short");
  expect("aB3$aB3$x", "short");
  expect("👩‍🌾🌷", "short");
});

Deno.test("what repeats or counts up is weak, however long it is", () => {
  expect("aaaaaaaaaaaaaaaaaaaa", "weak");
  expect("1234567890123", "weak");
  expect("abcdefghijklmnop", "weak");
});

Deno.test("length and variety make a password stronger", () => {
  expect("tulipgarden", "weak");
  expect("tulips and", "fair");
  expect("tulip garden", "fair");
  expect("five green tulips", "strong");
  expect("Zg7!kq02Lm", "good");
});
