/** The visitor's identity: the token, the person named by the site, and the change from one visitor to the next. */
import type { Identity, Refused } from "../shared/wire-visitor";
import { freshId } from "./identifier";
import { fingerprint, visitorPlaceOf } from "./cookie";
import type { Handover } from "./handover";
import { makeFarewells } from "./line";
import { each, find } from "./lists";
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
  /** The server no longer accepts the token; another tab has `told` us, or this one noticed first. */
  departed(next?: string | null, told?: boolean): void;
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
  const place = visitorPlaceOf(host);
  const farewells = makeFarewells(host, key);
  /** Tokens of former visitors. */
  const former: string[] = [];
  let { token } = place.first();
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
    const kept = place.kept();
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
    if (token && identity.id) place.write({ token, person: fingerprint(identity.id) });
  };
  const logout = () => {
    const left = token ?? place.kept().token;
    place.write({});
    uplink.tell({ type: "fresh" });
    renew();
    if (left) farewells.say(left);
  };
  return {
    token: () => token,
    welcomed: (given, leads, sameVisit) => {
      token = given;
      if (!leads) return place.settle(given);
      const kept = place.kept();
      if (kept.token !== given) place.write({ token });
      else if (!sameVisit) place.write(kept);
      farewells.again();
    },
    introduce,
    identify: (given) => {
      const next = identityOf(given);
      const { person } = place.kept();
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
    departed: (next, told) => {
      // A greeting without a token was refused: do not retry at once.
      if (!token && !told) return;
      const kept = place.kept();
      if (next || kept.token === token) place.write({ token: next ?? undefined, person: kept.person });
      if (!told) uplink.tell({ type: "fresh" });
      renew(next);
    },
    recognise: (strict) => {
      if (place.isAnother(token, strict)) renew();
    },
    clear: (browser) => {
      token = undefined;
      if (browser) place.write({});
    },
  };
}
