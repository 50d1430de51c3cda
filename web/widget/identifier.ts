/** A fresh name for a draft: the time, which the server finds drafts by, and 96 random bits. */
export function freshId(): string {
  // Not crypto.randomUUID: a page without https does not have it.
  const random = crypto.getRandomValues(new Uint32Array(3));
  return Date.now().toString(36) + Array.from(random, (part) => part.toString(36)).join("");
}

/** A name for this tab, different from those of the visitor's other tabs. Cheaper than randomness that is safe. */
export function tabId(): string {
  // With the time, as pages may have replaced Math.random by one that repeats itself.
  return Date.now() + Math.random().toString(36).slice(2);
}
