/** One timer for every clock on the screen; it writes into the page without redrawing components. */

const ticking = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls `tick` now and every second, until the returned function is called. */
export function everySecond(tick: () => void): () => void {
  tick();
  ticking.add(tick);
  timer ??= setInterval(() => {
    if (document.visibilityState === "hidden") return;
    for (const each of ticking) each();
  }, 1000);
  return () => {
    ticking.delete(tick);
    if (ticking.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
