/** How old what we see is, and when to try again: the arithmetic of the connection. */

/** What the connection has measured; times are this machine's unless named otherwise. */
export interface LineClock {
  /** Server's clock minus ours. */
  offset: number;
  /** How old the last answer or list frame was when it came. */
  delay: number;
  /** When the unanswered ping was sent, or null. */
  pingedAt: number | null;
}

export const initialClock: LineClock = { offset: 0, delay: 0, pingedAt: null };

export function pinged(clock: LineClock, now: number): LineClock {
  return { ...clock, pingedAt: clock.pingedAt ?? now };
}

/** A ping was answered: half of the round trip is the delay, and tells how the clocks differ. */
export function ponged(clock: LineClock, serverNow: number, now: number): LineClock {
  if (clock.pingedAt === null) return clock;
  const half = (now - clock.pingedAt) / 2;
  return { offset: serverNow - (now - half), delay: half, pingedAt: null };
}

/** A frame made at `at` on the server has come. */
export function received(clock: LineClock, at: number, now: number): LineClock {
  return { ...clock, delay: Math.max(0, now + clock.offset - at) };
}

/** The age of what is shown: the delay of the last frame, or the time a ping has gone unanswered if longer. */
export function age(clock: LineClock, now: number): number {
  return clock.pingedAt === null ? clock.delay : Math.max(clock.delay, now - clock.pingedAt);
}

/** First wait before another attempt, and the longest: agents notice a second, servers notice a stampede. */
const firstWait = 300;
const longestWait = 15_000;

/** How long to wait before attempt `n` (from 0): doubles up to a cap, spread evenly over its upper half. */
export function backOff(n: number, random: number): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** Math.min(n, 10));
  return ceiling / 2 + (ceiling / 2) * random;
}
