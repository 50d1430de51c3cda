/** The visitor's identity: the token, the person named by the site, and the change from one visitor to the next. */
import type { Identity, Refused } from "../shared/wire-visitor";
import { freshId } from "./identifier";
import { fingerprint, visitorCookieOf } from "./cookie";
import type { Handover } from "./handover";
import { each, find } from "./lists";
import { makeLogOuts } from "./logOuts";
import { Pledge } from "./pledge";
import type { Session } from "./session";
import { identityOf } from "./site";
import type { Uplink } from "./uplink";

export interface Who {
  token(): string | undefined;
  /** The server has welcomed the visitor; the tab that `leads` keeps the token, renewed once a visit. */
  welcomed(token: string, leads: unknown, sameVisit: boolean): void;
  /** Says who the site says this is, if that has no answer yet or `must` be said anew. */
  introduce(must?: unknown): void;
  identify(given: unknown): Promise<"claimed">;
  /** Handles a notice; a refused `identify` has a `detail`. */
  answered(notice: Pick<Refused, "request" | "detail" | "retryAfter">): void;
  logout(): void;
  /** The server no longer accepts the token; this tab noticed it first, or another one `elsewhere`. */
  departed(next?: string | null, elsewhere?: boolean): void;
  /** Another tab may have logged the visitor out, perhaps while this one was suspended. */
  recognise(strict?: boolean): void;
  /** The visitor has revoked the consent; the tab in which it happened forgets for the `browser`. */
  clear(browser?: boolean): void;
}

/** `forget` removes all data of the former visitor from the page. */
export function makeWho(
  session: Session,
  uplink: Uplink,
  { host, key }: Handover,
  forget: () => void,
): Who {
  const cookie = visitorCookieOf(host);
  const logOuts = makeLogOuts(host, key);
  /** Tokens of former visitors. */
  const former: string[] = [];
  let { token } = cookie.first();
  let identity: (Identity & { request: string }) | null = null;
  /** Calls of `identify` without an answer. A later one replaces those before it. */
  let open: ((refusal?: string | null) => void)[] = [];
  const settle = (refusal?: string | null) => {
    const settled = open;
    open = [];
    each(settled, (end) => end(refusal));
  };

  /** Begins with the given token, or the browser's current one, or as an unknown visitor. */
  const renew = (next?: string | null) => {
    if (token) former[former.length] = token;
    const kept = cookie.kept();
    // The `identify` that made the server see another person is for that person.
    if (!identity?.id || fingerprint(identity.id) !== kept.person) {
      identity = null;
      settle("logged out");
    }
    const running = uplink.tabs;
    uplink.leave();
    forget();
    token = next ?? (find(former, (old) => old === kept.token) ? undefined : kept.token);
    if (running) uplink.begin();
  };
  const introduce = (must?: unknown) => {
    if (!identity || !(must || open.length)) return;
    if (session.welcome) uplink.post({ type: "identify", ...identity });
    if (token && identity.id) cookie.write({ token, person: fingerprint(identity.id) });
  };
  const logout = () => {
    const left = token ?? cookie.kept().token;
    cookie.write({});
    uplink.publish({ type: "fresh" });
    renew();
    if (left) logOuts.send(left);
  };
  return {
    token: () => token,
    welcomed: (given, leads, sameVisit) => {
      token = given;
      if (!leads) return cookie.settle(given);
      const kept = cookie.kept();
      if (kept.token !== given) cookie.write({ token });
      else if (!sameVisit) cookie.write(kept);
      logOuts.retry();
    },
    introduce,
    identify: (given) => {
      const next = identityOf(given);
      const { person } = cookie.kept();
      if (next.id && person && person !== fingerprint(next.id)) logout();
      identity = { ...next, request: freshId() };
      const promise = new Pledge<"claimed">((fulfil, reject) => {
        open[open.length] = (refusal) => refusal ? reject(Error(refusal)) : fulfil("claimed");
      });
      introduce();
      return promise;
    },
    answered: ({ request, detail, retryAfter }) => {
      // A temporary refusal is retried.
      if (identity && request === identity.request && retryAfter == null) settle(detail);
    },
    logout,
    departed: (next, elsewhere) => {
      // A greeting without a token was refused: do not retry at once.
      if (!token && !elsewhere) return;
      const kept = cookie.kept();
      if (next || kept.token === token) cookie.write({ token: next ?? undefined, person: kept.person });
      if (!elsewhere) uplink.publish({ type: "fresh" });
      renew(next);
    },
    recognise: (strict) => {
      if (cookie.isAnother(token, strict)) renew();
    },
    clear: (browser) => {
      token = undefined;
      if (browser) cookie.write({});
    },
  };
}
