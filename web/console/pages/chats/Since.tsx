import { useSyncExternalStore } from "react";
import { clock } from "../../format";
import { serverNow } from "../../store";
import { everySecond } from "../../ticker";
import { ago } from "./times";

/** The time since `at`, kept current; redrawn only when its words change. */
export function Since({ at, as = "ago" }: { at: number; as?: "ago" | "counted" }) {
  const words = useSyncExternalStore(everySecond, () => (as === "ago" ? ago : clock)(serverNow() - at));
  return <time className="age" dateTime={new Date(at).toISOString()}>{words}</time>;
}

/** The time until `at`, counted down. */
export function Until({ at }: { at: number }) {
  return <>{useSyncExternalStore(everySecond, () => clock(at - serverNow()))}</>;
}
