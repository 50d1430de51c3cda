/**
 * Who the visitor is: token, the person that the site names, and how one visitor is followed by another.
 */
import type { Identity, Refused, VisitorCommand } from "../shared/wire-visitor";
import { freshId } from "./identifier";
import { fingerprint, visitorPlaceOf } from "./cookie";
import type { Handover } from "./handover";
import { makeFarewells } from "./line";
import { each, find } from "./lists";
import { Pledge } from "./pledge";
import { identityOf } from "./site";

export interface WhoNeeds {
  /** Tells the other tabs that the visitor is somebody else now. */
  tell(): void;
  /** Sends once the visitor was welcomed; before, nothing. */
  post(command: VisitorCommand): void;
  /** Takes everything of the former visitor off the page; the answer begins with the next one. */
  beginAnew(): () => void;
}

export interface Who {
  token(): string | undefined;
  /** The server has welcomed the visitor; the tab that `leads` keeps the token, renewed once a visit. */
  welcomed(token: string, leads: boolean, sameVisit: boolean): void;
  /** Says who the site says this is, if that has no answer yet or `must` be said anew. */
  introduce(must?: unknown): void;
  identify(given: unknown): Promise<"claimed">;
  /** Hears what the server says; of an answer to `identify`, a refusal has a `detail`. */
  answered(notice: Pick<Refused, "request" | "detail" | "retryAfter">): void;
  logout(): void;
  /** The server does not take the token any more; another tab has `told`, or this one heard it first. */
  departed(next?: string | null, told?: boolean): void;
  /** Another tab, perhaps while this one was frozen, may have logged the visitor out. */
  recognise(strict?: boolean): void;
  /** The visitor has taken the consent back; the tab in which it happened forgets for the `browser`. */
  clear(browser?: boolean): void;
}

export function makeWho({ host, key }: Handover, needs: WhoNeeds): Who {
  const place = visitorPlaceOf(host);
  const farewells = makeFarewells(host, key);
  /** Tokens of visitors who are not here any more. */
  const former: string[] = [];
  let { token } = place.first();
  let identity: (Identity & { request: string }) | null = null;
  /** Calls of `identify` without an answer. A later one stands for those before it. */
  let open: ((refusal?: string | null) => void)[] = [];
  const settle = (refusal?: string | null) => {
    const settled = open;
    open = [];
    each(settled, (end) => end(refusal));
  };

  /** Begins with the given token, or the one that the browser has now, or as a visitor whom nobody knows. */
  const renew = (next?: string | null) => {
    if (token) former[former.length] = token;
    const kept = place.read();
    // The `identify` that made the server see another person is for that person.
    if (!identity?.id || fingerprint(identity.id) !== kept.person) {
      identity = null;
      settle("logged out");
    }
    const begin = needs.beginAnew();
    token = next ?? (find(former, (old) => old === kept.token) ? undefined : kept.token);
    begin();
  };
  const introduce = (must?: unknown) => {
    if (!identity || !(must || open.length)) return;
    needs.post({ type: "identify", ...identity });
    if (token && identity.id) place.write({ token, person: fingerprint(identity.id) });
  };
  const logout = () => {
    const left = token ?? place.read().token;
    place.write({});
    needs.tell();
    renew();
    if (left) farewells.say(left);
  };
  return {
    token: () => token,
    welcomed: (given, leads, sameVisit) => {
      token = given;
      if (!leads) return place.settle(given);
      const kept = place.read();
      if (kept.token !== given) place.write({ token });
      else if (!sameVisit) place.write(kept);
      farewells.again();
    },
    introduce,
    identify: (given) => {
      const next = identityOf(given);
      const { person } = place.read();
      if (next.id && person && person !== fingerprint(next.id)) logout();
      identity = { ...next, request: freshId() };
      const promise = new Pledge<"claimed">((fulfil, reject) => {
        open[open.length] = (refusal) => refusal ? reject(Error(refusal)) : fulfil("claimed");
      });
      introduce();
      return promise;
    },
    answered: ({ request, detail, retryAfter }) => {
      // What was refused for now is said again.
      if (identity && request === identity.request && retryAfter == null) settle(detail);
    },
    logout,
    departed: (next, told) => {
      // A greeting without a token was refused: no use to hurry.
      if (!token && !told) return;
      const kept = place.read();
      if (next || kept.token === token) place.write({ token: next ?? undefined, person: kept.person });
      if (!told) needs.tell();
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
