/** The age of what is shown, and when to retry: the arithmetic of the connection. */

/** The connection's measurements; times are this machine's unless named otherwise. */
export interface ConnectionClock {
  /** Server's clock minus ours. */
  offset: number;
  /** The age of the last answer or list frame on arrival. */
  delay: number;
  /** When the unanswered ping was sent, or null. */
  pingedAt: number | null;
}

export const initialClock: ConnectionClock = { offset: 0, delay: 0, pingedAt: null };

export function pinged(clock: ConnectionClock, now: number): ConnectionClock {
  return { ...clock, pingedAt: clock.pingedAt ?? now };
}

/** A ping was answered: half of the round trip is the delay, and gives the clock difference. */
export function ponged(clock: ConnectionClock, serverNow: number, now: number): ConnectionClock {
  if (clock.pingedAt === null) return clock;
  const half = (now - clock.pingedAt) / 2;
  return { offset: serverNow - (now - half), delay: half, pingedAt: null };
}

/** A frame made at `at` on the server has arrived. */
export function received(clock: ConnectionClock, at: number, now: number): ConnectionClock {
  return { ...clock, delay: Math.max(0, now + clock.offset - at) };
}

/** The age of what is shown: the delay of the last frame, or how long a ping has been unanswered if longer. */
export function age(clock: ConnectionClock, now: number): number {
  return clock.pingedAt === null ? clock.delay : Math.max(clock.delay, now - clock.pingedAt);
}

/** First delay before another attempt, and the longest one: agents notice a second, servers notice a stampede. */
const firstWait = 300;
const longestWait = 15_000;

/** The delay before attempt `n` (from 0): doubles up to a cap, spread evenly over its upper half. */
export function backOff(n: number, random: number): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** Math.min(n, 10));
  return ceiling / 2 + (ceiling / 2) * random;
}
