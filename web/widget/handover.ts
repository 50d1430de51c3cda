/** What the three scripts of the widget share. The loader puts it in `window.foyer`. */
import type { Identity, Message } from "../shared/wire-visitor";
import type { Core } from "./core";
import type { OpenTransport } from "./transport";

/** The events of `foyer.on`. */
export interface SiteEvents {
  message: Pick<Message, "from" | "name" | "text" | "at">;
  open: undefined;
  close: undefined;
  /** The status of the visitor's chat, or `inSite`. */
  status: string;
}

/** The site's API of the widget: `window.foyer`. */
export interface FoyerApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the button again after `hide`. */
  show(): void;
  hide(): void;
  /** Another `id` than before means another person, who begins as a new visitor. */
  /** Fulfilled when the server has accepted it; the data of a page is not verified. Rejected with the server's reason. */
  identify(identity: Identity): Promise<"claimed">;
  /** The next person at the browser is a new visitor, and sees nothing of this one; in all tabs. */
  logout(): void;
  /** `null` removes a variable. */
  set(variables: Record<string, string | null>): void;
  page(page: { title?: string; url?: string }): void;
  consent(given: boolean): void;
  /** Returns a function that removes the listener. */
  on<Name extends keyof SiteEvents>(name: Name, listener: (value: SiteEvents[Name]) => void): () => void;
}

/** A call made before the rest of the widget was loaded. */
export interface EarlyCall {
  method: keyof FoyerApi;
  given: unknown[];
  /** Set once the call was made, to its result; for a call with a promise, receives the result. */
  end?: (answer?: unknown) => void;
  /** Removed before it was made. */
  ended?: boolean;
}

export interface Handover {
  /** The address of Foyer: the origin of the loader's own address. */
  host: string;
  key: string;
  /** The tag requires consent before anything is stored or sent. */
  consent: boolean;
  accent: string | null;
  side: string | null;
  calls: EarlyCall[];
  /** Queues a call; makes it at once after live.js is loaded, for sites that keep the early functions. */
  take(call: EarlyCall): void;
  /** Loads another script of the widget; `done` is called with whether it succeeded. */
  load(path: string, done?: (came: boolean) => void): void;
  /** Set by live.js; window.js passes its window to it. */
  mount?: (makeWindow: (core: Core) => void) => void;
  /** Set by window.js: the transport without sockets. */
  stream?: OpenTransport;
}

export interface FoyerGlobal extends FoyerApi {
  readonly handover: Handover;
}

declare global {
  /** The language of the script, set by web/build. */
  const LANGUAGE: string;
  interface Window {
    foyer?: FoyerGlobal;
    /** Not yet known to every version of the DOM's types. */
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): {
        createScriptURL(url: string): string;
      };
    };
  }
}
