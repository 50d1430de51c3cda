import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type Resource, ResourceKeeper } from "./resource";

/** The resource at `path`, loaded once, with the functions to save it. */
export function useResource<Value>(path: string): readonly [Resource<Value>, ResourceKeeper<Value>] {
  const keeper = useMemo(() => new ResourceKeeper<Value>(path), [path]);
  useEffect(() => void keeper.load(), [keeper]);
  return [useSyncExternalStore(keeper.subscribe, () => keeper.current), keeper];
}
