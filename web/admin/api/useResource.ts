import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type Known, type Resource, ResourceKeeper } from "./resource";

/** The resource at `path`, loaded once unless it is `known`; with the ways to save it. */
export function useResource<Value, Change = Partial<Value>>(
  path: string,
  known: Known<Value> | null = null,
  method: "PATCH" | "PUT" = "PATCH",
): readonly [Resource<Value>, ResourceKeeper<Value, Change>] {
  // what was known counts only when the form opens
  const keeper = useMemo(() => new ResourceKeeper<Value, Change>(path, known, method), [path]);
  useEffect(() => {
    if (keeper.current.kind === "loading") void keeper.load();
  }, [keeper]);
  return [useSyncExternalStore(keeper.subscribe, () => keeper.current), keeper];
}
