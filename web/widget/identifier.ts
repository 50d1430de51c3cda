/** A fresh random name for a tab or a draft: 24 letters and digits, 96 bits. */
export function freshId(): string {
  // Not crypto.randomUUID: a page without https does not have it.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join(
    "",
  );
}
