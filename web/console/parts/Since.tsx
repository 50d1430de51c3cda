import { useSyncExternalStore } from "react";
import { clock } from "../../words/format";
import { serverNow } from "../state/store";
import { everySecond } from "./ticker";
import { ago, minutesOf } from "../../words/times";

/** How a span of time is written. */
const writings = { ago, counted: clock, minutes: minutesOf };

/** The time since `at`, kept current; redrawn only when its text changes. */
export function Since({ at, as = "ago" }: { at: number; as?: keyof typeof writings }) {
  const words = useSyncExternalStore(everySecond, () => writings[as](serverNow() - at));
  return <time className="age" dateTime={new Date(at).toISOString()}>{words}</time>;
}

/** The time until `at`, counted down. */
export function Until({ at }: { at: number }) {
  return <>{useSyncExternalStore(everySecond, () => clock(at - serverNow()))}</>;
}
