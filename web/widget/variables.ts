/** What the site says about its visitor. */
import { cut } from "./route";
import type { Session } from "./session";
import type { Uplink } from "./uplink";

/** `null` removes a value. */
export type Variables = Record<string, string | null>;
/** The inherited properties of plain objects on this page. */
const bare: Record<string, unknown> = {};

export interface SiteVariables {
  /** Adds those of `given` to the earlier ones. */
  set(given: unknown): void;
  /** Sends all to a server that does not know them. */
  introduce(): void;
  forget(): void;
}

export function makeVariables(session: Session, uplink: Uplink): SiteVariables {
  let variables: Variables | null = null;
  const introduce = () => {
    // Before the welcome they wait for it.
    if (variables && session.welcome) uplink.post({ type: "set", variables });
  };
  return {
    set: (given) => {
      variables = withVariables(variables, given);
      introduce();
    },
    introduce,
    forget: () => {
      variables = null;
    },
  };
}

/**
 * Limits of one command, so that it fits a frame. The server's limits are lower, and it reports what it has cut or
 * left out.
 */
const nameBound = 65;
const textBound = 257;
const totalBound = 4_097;

/** The earlier variables with those of `given`, as texts; `null` removes one, also at the server. */
export function withVariables(before: Variables | null, given: unknown): Variables {
  const variables: Variables = {};
  let total = 0;
  const take = (from: Record<string, unknown>) => {
    for (const name in from) {
      const value = from[name];
      const short = cut(name, nameBound);
      // A property that a library gave all objects is not a variable.
      if (value === bare[name] || total >= totalBound) continue;
      total += (short + (variables[short] = value == null ? null : cut(String(value), textBound))).length;
    }
  };
  take(before ?? {});
  take(Object(given));
  return variables;
}
