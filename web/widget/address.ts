/**
 * Removes secrets from the addresses of pages before they are sent. The server does the same (`PageAddress`), with the
 * same examples: Tests/Fixtures/addresses.json.
 */

/** Replaces a secret. */
const mark = "…";
/** Most addresses contain none of these, and are sent unchanged. */
const suspicious = /[?#@;%]|eyJ/;
/** Parts that make any name sensitive: `reset_token`, `PHPSESSID`, `X-Amz-Signature`. */
const tellingPart = /token|secret|passw|session|sessid|signature|credential/i;
/** Words that make a name sensitive as a whole word: `key` in `api_key` and `apiKey`, but not in `keyword`. */
const tellingWord =
  /(^|[^a-z])(key|apikey|accesskey|code|authcode|auth|sid|sig|otp|pwd|pass|jwt|e?mail)($|[^a-z])/i;
const email = /^[^\s/@]+@[^\s/@]+\.[a-z][^\s/@.]+$/i;
/** Two to five parts in base64url; the first begins with `{"` (RFC 7519). */
const webToken = /^eyJ[\w-]+\.[\w-]+(\.[\w-]*){0,3}$/;
/** Deeper nesting of addresses within addresses is not examined. */
const depthLimit = 2;

/** The address without its secrets: sensitive fields, e-mail addresses, web tokens, name and password before the host. */
export function withoutSecrets(address: string): string {
  return suspicious.test(address) ? shown(address, 0) : address;
}

function shown(address: string, depth: number): string {
  /** Whether a text is a secret whatever its name. */
  const isSecret = (text: string): boolean =>
    email.test(text) || webToken.test(text) ||
    (depth < depthLimit && /[=@]/.test(text) && /[/?]/.test(text) && shown(text, depth + 1) !== text);
  const fields = (text: string) =>
    text.replace(/[^&;]+/g, (field) => {
      const at = field.indexOf("=");
      if (at < 0 || at === field.length - 1) {
        return isSecret(decoded(at < 0 ? field : field.slice(0, at))) ? mark : field;
      }
      const name = decoded(field.slice(0, at));
      return tellingPart.test(name) || tellingWord.test(name.replace(/([a-z])([A-Z])/g, "$1 $2")) ||
          isSecret(decoded(field.slice(at + 1)))
        ? field.slice(0, at + 1) + mark
        : field;
    });
  const segments = (text: string) =>
    text.replace(/[^/]+/g, (segment) => {
      const at = segment.indexOf(";");
      const first = at < 0 ? segment : segment.slice(0, at);
      return (isSecret(decoded(first)) ? mark : first) + (at < 0 ? "" : ";" + fields(segment.slice(at + 1)));
    });
  const path = (text: string) => {
    const host = /^((?:[^:/]+:)?\/\/)([^/]*)/.exec(text);
    return host
      ? host[1] + host[2].replace(/^.*@/, mark + "@") + segments(text.slice(host[0].length))
      : segments(text);
  };
  /** A path, and the fields after a `?`. */
  const withQuery = (text: string, way: (text: string) => string) => {
    const at = text.indexOf("?");
    return at < 0 ? way(text) : way(text.slice(0, at)) + "?" + fields(text.slice(at + 1));
  };
  const at = address.indexOf("#");
  if (at < 0) return withQuery(address, path);
  const fragment = address.slice(at + 1);
  // `#access_token=…` has fields without a `?`; a router's `#/reset?token=…` has one.
  return withQuery(address.slice(0, at), path) + "#" +
    (fragment.includes("=") && !fragment.includes("?") ? fields(fragment) : withQuery(fragment, segments));
}

/** Decodes percent-encoding; unchanged if that is invalid. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
