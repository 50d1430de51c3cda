import { mayLeave } from "../../ui/unsaved";

/** A small router over the History API: pages can be linked, bookmarked and reloaded. */

const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the path has changed. */
export function onNavigate(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("popstate", announce);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", announce);
  };
}

/** Goes to `path`; `replace` to leave no entry in the history. */
export function navigate(path: string, how: "push" | "replace" = "push"): void {
  if (path === location.pathname + location.search) return;
  if (path.split("?")[0] !== location.pathname && !mayLeave()) return;
  if (how === "push") history.pushState(null, "", path);
  else history.replaceState(null, "", path);
  announce();
}

/** Whether `path` is `place` or below it. */
export function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(place + "/");
}
