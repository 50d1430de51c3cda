/** What the widget asks the browser about the visitor's device and the page. */

/** A started timer; 0 if there is none. */
export type Timer = ReturnType<typeof setTimeout> | 0;

/** Whether the page is visible. */
export const visible = () => document.visibilityState === "visible";

/** From Temporal if available: the other way loads a browser's tables of dates, 20 ms on a slow phone. */
function timeZone(): string {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The device data of a greeting. */
export const device = () => ({
  screen: `${screen.width}x${screen.height}`,
  language: navigator.language,
  timeZone: timeZone(),
});

/** The page's own work comes first, for at most this long. */
const patience = { timeout: 1_000 };

/** Starts when the page is visible and idle. */
export function whenIdle(begin: () => void): void {
  const soon = () => "requestIdleCallback" in window ? requestIdleCallback(begin, patience) : begin();
  // A prerendered page, which may never be seen, has no visitor yet.
  if ((document as Document & { prerendering?: boolean }).prerendering) {
    document.addEventListener("prerenderingchange", soon, { once: true });
  } else soon();
}
