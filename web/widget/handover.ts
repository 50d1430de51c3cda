/**
 * What the three scripts of the widget hand to each other. The loader leaves it on `window.foyer`.
 */
import type { Identity, Message } from "../shared/wire-visitor";
import type { Core } from "./core";
import type { OpenTransport } from "./transport";

/** What `foyer.on` tells the site. */
export interface SiteEvents {
  message: Pick<Message, "from" | "name" | "text" | "at">;
  open: undefined;
  close: undefined;
  /** The status of the visitor's chat, or `inSite`. */
  status: string;
}

/** The site's side of the widget: `window.foyer`. */
export interface FoyerApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the button again after `hide`. */
  show(): void;
  hide(): void;
  /** Another `id` than before is another person, who begins as a fresh visitor. */
  /** Fulfilled when the server has accepted it; nobody vouches for what a page claims. Rejected with what the server said. */
  identify(identity: Identity): Promise<"claimed">;
  /** Whoever uses the browser next is a fresh visitor, and sees nothing of this one; in all tabs. */
  logout(): void;
  /** `null` removes a variable. */
  set(variables: Record<string, string | null>): void;
  page(page: { title?: string; url?: string }): void;
  consent(given: boolean): void;
  /** Returns a function that ends it. */
  on<Name extends keyof SiteEvents>(name: Name, listener: (value: SiteEvents[Name]) => void): () => void;
}

/** A call made before the rest of the widget was there. */
export interface EarlyCall {
  method: keyof FoyerApi;
  given: unknown[];
  /** Set once the call was made, by what it answered; of a call that is promised an answer, takes that. */
  end?: (answer?: unknown) => void;
  /** Ended before it was made. */
  ended?: boolean;
}

export interface Handover {
  /** Where Foyer is: the origin of the loader's own address. */
  host: string;
  key: string;
  /** The tag says that nothing is stored or sent without consent. */
  consent: boolean;
  accent: string | null;
  side: string | null;
  calls: EarlyCall[];
  /** Notes a call; makes it at once as soon as live.js is there, for sites that keep the early functions. */
  take(call: EarlyCall): void;
  /** Loads another script of the widget; `done` hears whether it came. */
  load(path: string, done?: (came: boolean) => void): void;
  /** Set by live.js; window.js hands its window over with it. */
  mount?: (makeWindow: (core: Core) => void) => void;
  /** Set by window.js: the way to the server without sockets. */
  stream?: OpenTransport;
}

export interface FoyerGlobal extends FoyerApi {
  readonly handover: Handover;
}

declare global {
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
