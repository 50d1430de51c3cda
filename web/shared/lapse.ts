/** A typing mark that is not repeated is taken away after this many milliseconds: its sender may be gone without a word. */
export const typingLapse = 8_000;

/** Calls `then` after some time; the answer cancels. */
export type Later = (then: () => void, milliseconds: number) => () => void;

/** The browser's timer. */
export const later: Later = (then, milliseconds) => {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
};

/** Marks by key, each of which ends by itself unless it is kept again in time. */
export function makeLapse(end: (key: string) => void, wait: Later, after = typingLapse): {
  keep(key: string): void;
  drop(key: string): void;
} {
  const cancels = new Map<string, () => void>();
  const drop = (key: string) => {
    cancels.get(key)?.();
    cancels.delete(key);
  };
  return {
    keep(key) {
      drop(key);
      cancels.set(
        key,
        wait(() => {
          cancels.delete(key);
          end(key);
        }, after),
      );
    },
    drop,
  };
}
