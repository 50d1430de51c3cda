/**
 * A typing mark that is not repeated is removed after this many milliseconds, since its sender may disappear without
 * notice.
 */
export const typingLapse = 8_000;

/** Calls `then` after some time; the returned function cancels. */
export type Later = (then: () => void, milliseconds: number) => () => void;

/** The browser's timer. */
export const later: Later = (then, milliseconds) => {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
};

/** Marks by key, each of which lapses unless renewed in time. */
export function makeLapse(end: (key: string) => void, wait: Later, after = typingLapse): {
  keep(key: string): void;
  drop(key: string): void;
} {
  // No `Map`: the widget runs on pages that have replaced it. The blank distinguishes a key from the properties that
  // every object has.
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
