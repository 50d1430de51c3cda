import assert from "node:assert/strict";
import { Countdown } from "../countdown";

/** One clock that a test moves. */
class Clock {
  time = 0;
  timers: { at: number; then: () => void }[] = [];
  now = () => this.time;
  after = (milliseconds: number, then: () => void) => {
    const timer = { at: this.time + milliseconds, then };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((each) => each !== timer));
  };
  pass(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.timers.filter((timer) => timer.at <= this.time);
    this.timers = this.timers.filter((timer) => timer.at > this.time);
    for (const { then } of due) then();
  }
}

Deno.test("time in which it is paused does not count", () => {
  const clock = new Clock();
  let isOver = false;
  const countdown = new Countdown(8_000, () => isOver = true, clock);
  countdown.run();
  clock.pass(5_000);
  countdown.pause();
  clock.pass(60_000);
  assert.equal(isOver, false);
  countdown.run();
  countdown.run();
  clock.pass(2_999);
  assert.equal(isOver, false);
  clock.pass(1);
  assert.equal(isOver, true);
});
