/**
 * `window.foyer` as the site sees it: calls in, events out.
 */
import type { Identity, Message } from "../shared/wire-visitor";
import type { FoyerApi, FoyerGlobal, Handover, SiteEvents } from "./handover";
import type { State } from "./state";
import { seen } from "./state";

type Listeners = { [Name in keyof SiteEvents]?: ((value: SiteEvents[Name]) => void)[] };

/** Messages of the other side that came with this change; what was there when the page opened did not come now. */
export function arrived(before: State, now: State): Message[] {
  const known = before.chat ? before.chat.id === now.chat?.id ? seen(before) : 0 : before.look ? 0 : Infinity;
  return now.messages.filter((m) => m.sequence > known && m.from !== "visitor" && m.from !== "system");
}

/** Whom the site asked us to tell what. */
export interface Site {
  on: FoyerApi["on"];
  /** Tells what became different between two states. */
  changed(before: State, now: State): void;
}

export function makeSite(): Site {
  const listeners: Listeners = {};
  const tell = <Name extends keyof SiteEvents>(name: Name, value: SiteEvents[Name]) => {
    // Each in a turn of its own: a fault in the site's code stays there.
    listeners[name]?.forEach((listener) => setTimeout(listener, 0, value));
  };
  return {
    on: (name, listener) => {
      if (typeof listener !== "function") throw new TypeError("foyer.on: the second argument is a function");
      (listeners[name] ??= [] as never[]).push(listener as never);
    },
    changed: (before, now) => {
      if (before.open !== now.open) tell(now.open ? "open" : "close", undefined);
      if (before.status !== now.status) tell("status", now.status);
      for (const { from, name, text, at } of arrived(before, now)) tell("message", { from, name, text, at });
    },
  };
}

/** Takes over the stub's methods and makes the calls that were waiting. */
export function takeCalls(foyer: FoyerGlobal, handover: Handover, api: FoyerApi): void {
  Object.assign(foyer, api);
  for (const { method, given } of handover.calls.splice(0)) {
    (api[method] as (...given: unknown[]) => void)(...given);
  }
}

/** The fields of an identity that the protocol knows, as texts. */
export function identityOf(given: unknown): Identity {
  const identity: Identity = {};
  for (const field of ["id", "name", "email", "phone", "hash"] as const) {
    const value = (given as Identity | null)?.[field];
    if (value !== undefined && value !== null) identity[field] = String(value);
  }
  return identity;
}

/** The site's variables as texts. */
export function variablesOf(given: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]));
}
