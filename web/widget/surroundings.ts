/**
 * What the widget asks of the browser about the visitor's device and the page.
 */
/** Whether the page can be seen. */
export const visible = () => document.visibilityState === "visible";

/** Asked of Temporal where there is one: the other way loads a browser's tables of dates, 20 ms on a slow phone. */
function timeZone(): string {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a greeting says about the visitor's device. */
export const device = () => ({
  screen: `${screen.width}x${screen.height}`,
  language: navigator.language,
  timeZone: timeZone(),
});

/** A page made in advance, which nobody may ever see, has no visitor yet. */
const later = document as Document & { prerendering?: boolean };
/** The page's own work goes first, for at most so long. */
const patience = { timeout: 1_000 };

/** Begins when somebody sees the page, and it has nothing better to do. */
export function whenIdle(begin: () => void): void {
  const soon = () => "requestIdleCallback" in window ? requestIdleCallback(begin, patience) : begin();
  if (later.prerendering) document.addEventListener("prerenderingchange", soon, { once: true });
  else soon();
}
