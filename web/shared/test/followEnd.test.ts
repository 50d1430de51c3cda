import { strictEqual as equal } from "node:assert";
import { followsEnd } from "../followEnd";

const near = 80;
const box = { scrollHeight: 1_000, clientHeight: 400 };

Deno.test("a reader who scrolls up stops following the end, and one who returns follows again", () => {
  equal(followsEnd(true, 600, { ...box, scrollTop: 300 }, near), false);
  equal(followsEnd(false, 300, { ...box, scrollTop: 450 }, near), false);
  equal(followsEnd(false, 450, { ...box, scrollTop: 530 }, near), true);
});

Deno.test("a box that became smaller before the scroll event arrived still follows the end", () => {
  equal(followsEnd(true, 560, { scrollHeight: 1_000, clientHeight: 100, scrollTop: 600 }, near), true);
});

Deno.test("content that grew before the scroll event arrived still follows the end", () => {
  equal(followsEnd(true, 560, { scrollHeight: 2_000, clientHeight: 400, scrollTop: 600 }, near), true);
});

Deno.test("a box that became larger, and so scrolled up by itself, follows the end", () => {
  equal(followsEnd(true, 600, { scrollHeight: 1_000, clientHeight: 700, scrollTop: 300 }, near), true);
});
