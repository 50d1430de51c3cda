import { useCallback, useEffect, useState } from "react";
import { Refused } from "../../shared/refused";
import { dispatch } from "../../console/state/store";

/** A pause in typing this long, in milliseconds, sends the query. */
const typingPause = 200;

/** The state of a list; the last answer stays visible while the next one loads. */
export interface Listed<Value> {
  readonly value: Value | null;
  /** Why it could not be loaded; null if it could. */
  readonly fault: string | null;
  /** Requests it again. */
  readonly reload: () => void;
}

/**
 * The answer of `load`, requested again whenever `key` changes; a value of another `scope` is not shown meanwhile.
 * With `isTyped` the key changes with every letter: then requests wait for pauses.
 */
export function useList<Value>(
  load: (signal: AbortSignal) => Promise<Value>,
  { key, scope = "", isTyped = false }: { key: string; scope?: string; isTyped?: boolean },
): Listed<Value> {
  const [known, setKnown] = useState<{ scope: string; value: Value | null; fault: string | null }>(
    { scope, value: null, fault: null },
  );
  const [version, setVersion] = useState(0);
  const reload = useCallback(() => setVersion((before) => before + 1), []);
  useEffect(() => {
    const aborting = new AbortController();
    const ask = async () => {
      try {
        const value = await load(aborting.signal);
        setKnown({ scope, value, fault: null });
      } catch (why) {
        if (aborting.signal.aborted) return;
        if (!(why instanceof Refused)) throw why;
        if (why.code === "loggedOut") dispatch({ type: "session", session: "loggedOut" });
        setKnown({ scope, value: null, fault: why.detail || why.title });
      }
    };
    const timer = setTimeout(() => void ask(), isTyped ? typingPause : 0);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [key, scope, version]);
  return known.scope === scope
    ? { value: known.value, fault: known.fault, reload }
    : { value: null, fault: null, reload };
}
