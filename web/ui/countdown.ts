/** What a countdown needs from the clock; replaced in tests. */
export interface Timers {
  now(): number;
  /** Calls `then` once after `milliseconds`; the returned function cancels. */
  after(milliseconds: number, then: () => void): () => void;
}

const browserTimers: Timers = {
  now: () => Date.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Counts `milliseconds` down and then calls `over`; paused time does not count. */
export class Countdown {
  private left: number;
  private startedAt: number | null = null;
  private cancel = () => {};

  constructor(
    milliseconds: number,
    private readonly over: () => void,
    private readonly timers: Timers = browserTimers,
  ) {
    this.left = milliseconds;
  }

  run(): void {
    if (this.startedAt !== null) return;
    this.startedAt = this.timers.now();
    this.cancel = this.timers.after(this.left, this.over);
  }

  pause(): void {
    if (this.startedAt === null) return;
    this.left = Math.max(0, this.left - (this.timers.now() - this.startedAt));
    this.startedAt = null;
    this.cancel();
  }
}
