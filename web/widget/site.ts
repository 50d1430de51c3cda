/** `window.foyer` as the site sees it: calls in, events out. */
import type { Identity, Message, Refused } from "../shared/wire-visitor";
import type { EarlyCall, FoyerApi, FoyerGlobal, Handover, SiteEvents } from "./handover";
import { each, joined, keep } from "./lists";
import type { State } from "./state";
import { seen } from "./state";

type Listeners = { [Name in keyof SiteEvents]?: ((value: SiteEvents[Name]) => void)[] };

/** Messages of the other side that arrived with this change; those present when the page opened do not count. */
export function arrived(before: State, now: State): Message[] {
  const known = before.chat ? before.chat.id === now.chat?.id ? seen(before) : 0 : before.look ? 0 : Infinity;
  return keep(now.messages, (m) => m.sequence > known && m.from !== "visitor" && m.from !== "system");
}

/** The site's listeners. */
export interface Site {
  on: FoyerApi["on"];
  /** Emits the differences between two states. */
  changed(before: State, now: State): void;
  /** The server changed or refused a variable. */
  refused(notice: Refused): void;
}

export function makeSite(): Site {
  const listeners: Listeners = {};
  const emit = <Name extends keyof SiteEvents>(name: Name, value: SiteEvents[Name]) => {
    // Each in its own task: an error in the site's code has no further effect.
    each(listeners[name] ?? [], (listener) => setTimeout(listener, 0, value));
  };
  return {
    on: (name, listener) => {
      if (typeof listener !== "function") throw new TypeError("foyer.on: no function");
      listeners[name] = joined(listeners[name] ?? [], [listener]) as never;
      return () => {
        listeners[name] = keep(listeners[name] ?? [], (known) => known !== listener) as never;
      };
    },
    changed: (before, now) => {
      if (before.open !== now.open) emit(now.open ? "open" : "close", undefined);
      if (before.status !== now.status) emit("status", now.status);
      each(arrived(before, now), ({ from, name, text, at }) => emit("message", { from, name, text, at }));
    },
    refused: ({ command, code, detail }) => {
      if (command === "set") console.warn(`foyer.set: ${detail ?? code}`);
    },
  };
}

/** Replaces the stub's methods and makes the queued calls; a site may keep the stub's, which then act at once. */
export function takeCalls(foyer: FoyerGlobal, handover: Handover, api: FoyerApi): void {
  const make = (call: EarlyCall) => {
    if (call.ended) return;
    const end = (api[call.method] as (...given: unknown[]) => unknown)(call.given[0], call.given[1]);
    // A listener can be removed, and a promise fulfils the one that the early call returned.
    if (typeof end === "function") call.end = end as () => void;
    else call.end?.(end);
  };
  for (const method in api) foyer[method as keyof FoyerApi] = api[method as keyof FoyerApi] as never;
  handover.take = make;
  each(handover.calls, make);
}

/** The fields of an identity that the protocol defines, as texts. */
export function identityOf(given: unknown): Identity {
  const identity: Identity = {};
  each(["id", "name", "email", "phone", "hash"] as const, (field) => {
    const value = (given as Identity | null)?.[field];
    if (value !== undefined && value !== null) identity[field] = String(value);
  });
  return identity;
}
