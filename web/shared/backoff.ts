/** The longest wait between two attempts; longer would leave a visitor alone after a short outage. */
export const longestWait = 30_000;
/** The first wait: long enough to spread a crowd that lost its server at the same moment. */
export const firstWait = 1_000;

/**
 * The delay before attempt number `failures` (1 = after the first failure): exponential, with full jitter, so that a
 * crowd does not reconnect in step.
 */
export function waitAfter(failures: number, random: () => number = Math.random): number {
  // Past 2^5 the cap holds anyway; bounding the exponent keeps the arithmetic finite.
  return random() * Math.min(longestWait, firstWait * 2 ** Math.min(Math.max(failures, 1) - 1, 10));
}

/** The delay if the server asked for `retryAfter`: never shorter, and spread over as much again. */
export function waitAsked(retryAfter: number, random: () => number = Math.random): number {
  const asked = Math.max(0, Number(retryAfter) || 0);
  return asked + random() * Math.max(firstWait, Math.min(asked, longestWait));
}

/** Retries a temporary refusal after the time the server asks for; never a permanent one. Returns whether it will. */
export function afterWait({ retryAfter }: { retryAfter?: number | null }, again: () => void): boolean {
  return retryAfter != null && !!setTimeout(again, waitAsked(retryAfter));
}
