/** The visitor's identity in a first-party cookie of the site, shared by its subdomains if the browser allows. */
import { each, find } from "./lists";

/** The name of all installations in earlier versions; each one now has its own below the same domain. */
const sharedName = "foyer_visitor";
/** One year, renewed with each welcome. */
const maxAge = 31_536_000;

/** What a browser knows about its visitor. */
export interface Known {
  /** The visitor's ID, signed by the server. */
  readonly token?: string;
  /** The fingerprint of the `id` by which the site identified the visitor. */
  readonly person?: string;
}

export interface VisitorCookie {
  /** The cookie of an earlier visit; the shared cookie counts too until this installation has its own. */
  first(): Known;
  kept(): Known;
  /** Keeps it for a year; an empty one forgets the visitor. */
  write(known: Known): void;
  /** Another tab has written this token, or failed to. */
  settle(token: string): void;
  /** Whether the browser now has another visitor than the one of this token; a `strict` answer is yes if it has none. */
  isAnother(token: string | undefined, strict?: boolean): unknown;
}

/** The largest prime below 2^44: multiplying smaller numbers by 257 stays exact. */
const prime = 17_592_186_044_399;

/** A 44-bit hash to compare texts; not suitable for secrets. */
export function fingerprint(text: string): string {
  let print = 1;
  each(text, (letter) => print = (print * 257 + letter.charCodeAt(0)) % prime);
  return print.toString(36);
}

/** Domains a cookie could be set for, widest first; none for an address or a bare name, which has only itself. */
export function cookieDomains(host: string): string[] {
  if (/^[\d.]+$|:|^[^.]+$/.test(host)) return [];
  const labels = host.split(".");
  const domains: string[] = [];
  for (let at = labels.length - 2, domain = labels[at + 1]; at >= 0; at--) {
    domains[domains.length] = domain = labels[at] + "." + domain;
  }
  return domains;
}

/** The value of the named cookie in a `document.cookie` string. */
export function cookieValue(cookies: string, name: string): string | undefined {
  return find(cookies.split("; "), (part) => part.startsWith(name + "="))?.slice(name.length + 1);
}

function get(name: string): string | undefined {
  try {
    return cookieValue(document.cookie, name);
  } catch {
    return undefined; // a page that may not have cookies
  }
}

function set(name: string, value: string, age: number, domain: string): void {
  try {
    document.cookie = `${name}=${value}; Max-Age=${age}; Path=/; SameSite=Lax` +
      (location.protocol === "https:" ? "; Secure" : "") + (domain && `; Domain=${domain}`);
  } catch {
    // A page that may not have cookies.
  }
}

let widest: string | undefined;

/** Browsers refuse cookies for public suffixes without saying which those are: so a probe is set and read back. */
function widestDomain(): string {
  widest ??= find(cookieDomains(location.hostname), (domain) => {
    set("foyer_probe", "1", 9, domain);
    const accepted = get("foyer_probe") === "1";
    set("foyer_probe", "", 0, domain);
    return accepted;
  }) ?? "";
  return widest;
}

function replace(name: string, value: string): void {
  // A cookie of this host alone would hide ours, or outlive it.
  if (widestDomain()) set(name, "", 0, "");
  set(name, value, value ? maxAge : 0, widestDomain());
}

function knownFrom(value: string | undefined): Known {
  const parts = (value ?? "").split("~");
  return { token: parts[0] || undefined, person: parts[1] };
}

/** The visitor of the installation at this address. Without cookies, for as long as the page is open. */
export function visitorCookieOf(host: string): VisitorCookie {
  const name = `${sharedName}_${fingerprint(host)}`;
  let inherited: string | undefined;
  let mine: Known = {};
  let keeps = true;

  const kept = () => keeps ? knownFrom(get(name)) : mine;
  return {
    first: () => {
      const own = kept();
      if (own.token) return own;
      inherited = get(sharedName);
      return knownFrom(inherited);
    },
    kept,
    write: (known) => {
      mine = known;
      replace(name, known.token ? known.token + (known.person ? "~" + known.person : "") : "");
      keeps = !known.token || kept().token === known.token;
      // Another installation's visitor is left alone: its token is not the one that we were welcomed with.
      if (inherited && (!known.token || known.token === inherited) && get(sharedName) === inherited) {
        replace(sharedName, "");
      }
    },
    settle: (token) => {
      keeps = kept().token === token;
    },
    isAnother: (token, strict) => (keeps || strict) && token && knownFrom(get(name)).token !== token,
  };
}
