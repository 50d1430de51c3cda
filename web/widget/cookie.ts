/**
 * The visitor's token in a first-party cookie of the site, shared by its subdomains where the browser allows.
 */
const cookieName = "foyer_visitor";
/** One year, counted anew at each welcome. */
const maxAge = 31_536_000;

/** Domains a cookie could be set for, widest first; none for an address or a bare name, which has only itself. */
export function cookieDomains(host: string): string[] {
  if (/^[\d.]+$|:|^[^.]+$/.test(host)) return [];
  const labels = host.split(".");
  const domains: string[] = [];
  for (let at = labels.length - 2; at >= 0; at--) domains.push(labels.slice(at).join("."));
  return domains;
}

/** The value of the named cookie in a `document.cookie` string. */
export function cookieValue(cookies: string, name: string): string | undefined {
  for (const part of cookies.split("; ")) {
    if (part.startsWith(name + "=")) return part.slice(name.length + 1);
  }
  return undefined;
}

function write(name: string, value: string, age: number, domain: string): void {
  document.cookie = `${name}=${value}; Max-Age=${age}; Path=/; SameSite=Lax` +
    (location.protocol === "https:" ? "; Secure" : "") + (domain && `; Domain=${domain}`);
}

let widest: string | undefined;

/** Browsers refuse cookies for public suffixes and do not say which those are: so a probe is set and read back. */
function widestDomain(): string {
  widest ??= cookieDomains(location.hostname).find((domain) => {
    write("foyer_probe", "1", 9, domain);
    const accepted = cookieValue(document.cookie, "foyer_probe") === "1";
    write("foyer_probe", "", 0, domain);
    return accepted;
  }) ?? "";
  return widest;
}

/** The token of an earlier visit. */
export function readToken(): string | undefined {
  return cookieValue(document.cookie, cookieName);
}

/** Keeps the token for a year; `undefined` forgets it. */
export function writeToken(token: string | undefined): void {
  // One of this host alone would hide the one we write, or outlive it.
  if (widestDomain()) write(cookieName, "", 0, "");
  write(cookieName, token ?? "", token ? maxAge : 0, widestDomain());
}
