import assert from "node:assert/strict";
import { age, backOff, initialClock, pinged, ponged, received } from "../connection/clock";

Deno.test("an answered ping tells the difference of the clocks and half the round trip", () => {
  const clock = ponged(pinged(initialClock, 1000), 51_050, 1100);

  assert.equal(clock.offset, 50_000);
  assert.equal(age(clock, 9000), 50);
});

Deno.test("the age is that of the last frame, corrected by the clocks", () => {
  const clock = received({ ...initialClock, offset: 50_000 }, 51_000, 1080);

  assert.equal(age(clock, 1080), 80);
});

Deno.test("while a ping goes unanswered, what is shown grows old", () => {
  const clock = pinged(pinged({ ...initialClock, delay: 80 }, 1000), 1500);

  assert.equal(age(clock, 1010), 80);
  assert.equal(age(clock, 4000), 3000);
});

Deno.test("waits double, are spread, and never pass fifteen seconds", () => {
  assert.equal(backOff(0, 1), 300);
  assert.equal(backOff(0, 0), 150);
  assert.equal(backOff(3, 1), 2400);
  assert.equal(backOff(50, 1), 15_000);
  assert.equal(backOff(50, 0), 7500);
});
