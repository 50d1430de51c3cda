import { useState } from "react";
import { navigate } from "./router";

/** A value that the address keeps as `?name=value`: it outlives a reload and can be sent to a colleague. Empty: not in the address. */
export function useInAddress(name: string): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() => new URLSearchParams(location.search).get(name) ?? "");
  const change = (next: string) => {
    setValue(next);
    const query = new URLSearchParams(location.search);
    if (next === "") query.delete(name);
    else query.set(name, next);
    navigate(`${location.pathname}?${query}`.replace(/\?$/, ""), "replace");
  };
  return [value, change];
}
