import { mayLeave } from "../../ui/unsaved";

/** A tiny router over the History API: the path is the place, and places can be linked, kept and reloaded. */

const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the place has changed. */
export function onNavigate(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("popstate", announce);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", announce);
  };
}

/** Goes to `path`; `replace` when the present place should not be come back to. */
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
