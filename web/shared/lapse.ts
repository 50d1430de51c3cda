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
  // No `Map`: the widget runs on pages that have replaced it. The blank keeps a key apart from what every object has.
  const cancels: Record<string, (() => void) | undefined> = {};
  const drop = (key: string) => {
    cancels[" " + key]?.();
    delete cancels[" " + key];
  };
  return {
    keep(key) {
      drop(key);
      cancels[" " + key] = wait(() => {
        delete cancels[" " + key];
        end(key);
      }, after);
    },
    drop,
  };
}
