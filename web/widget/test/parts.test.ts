import assert from "node:assert/strict";
import { afterWait, firstWait, longestWait, waitAfter, waitAsked } from "../../shared/backoff";
import { readNotice } from "../../shared/wire-visitor";
import { accentColour, defaultAccent, inkOn } from "../accent";
import { cookieDomains, cookieValue, fingerprint } from "../cookie";
import { freshId } from "../identifier";
import { recall } from "../memory";
import { cut, isOtherPage, pageOf } from "../route";
import { identityOf } from "../site";
import { withVariables } from "../variables";

Deno.test("the wait doubles up to its cap and is spread over the whole time", () => {
  const latest = (failures: number) => waitAfter(failures, () => 1);
  assert.deepEqual([1, 2, 3, 4].map(latest), [firstWait, 2_000, 4_000, 8_000]);
  assert.equal(latest(6), longestWait);
  assert.equal(latest(5_000), longestWait);
  assert.equal(waitAfter(9, () => 0), 0);
});

Deno.test("a wait that was asked for is never shorter", () => {
  assert.equal(waitAsked(5_000, () => 0), 5_000);
  assert.equal(waitAsked(5_000, () => 1), 10_000);
  assert.equal(waitAsked(Number.NaN, () => 0), 0);
  assert.equal(waitAsked(-3, () => 0), 0);
});

Deno.test("what was refused for now is done again, what was refused for good never", async () => {
  assert.ok(!afterWait({}, () => assert.fail()));
  assert.ok(!afterWait({ retryAfter: null }, () => assert.fail()));
  await new Promise<void>((resolve) => assert.ok(afterWait({ retryAfter: 0 }, resolve)));
});

Deno.test("a frame that is no notice is none", () => {
  assert.equal(readNotice('{"type":"pong"}')?.type, "pong");
  for (const text of ["", "{", "null", "7", '"gone"', "[]", "{}", '{"type":7}']) {
    assert.equal(readNotice(text), null, text);
  }
});

Deno.test("cookies are tried for the widest domain first, never for an address or a bare name", () => {
  assert.deepEqual(cookieDomains("shop.tulip.co.uk"), ["co.uk", "tulip.co.uk", "shop.tulip.co.uk"]);
  assert.deepEqual(cookieDomains("tulip.example"), ["tulip.example"]);
  for (const host of ["localhost", "127.0.0.1", "[::1]", ""]) assert.deepEqual(cookieDomains(host), [], host);
});

Deno.test("a cookie is found by its whole name", () => {
  assert.equal(cookieValue("a=1; my_foyer_visitor=2; foyer_visitor=v1.x.y=", "foyer_visitor"), "v1.x.y=");
  assert.equal(cookieValue("foyer_visitors=2", "foyer_visitor"), undefined);
  assert.equal(cookieValue("", "foyer_visitor"), undefined);
});

Deno.test("only a colour is taken as one", () => {
  assert.equal(accentColour("#Abc"), "#aabbcc");
  assert.equal(accentColour("#0F766E"), "#0f766e");
  for (const wrong of [null, undefined, "", "red", "#12345", "#0f766e;x:y"]) {
    assert.equal(accentColour(wrong), defaultAccent, String(wrong));
  }
});

Deno.test("ink on any accent has the contrast that WCAG asks for", () => {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let colour = 0; colour < 0x1000000; colour += 4_099) {
    const accent = "#" + colour.toString(16).padStart(6, "0");
    const [low, high] = [luminance(accent), luminance(inkOn(accent))].sort((a, b) => a - b);
    assert.ok((high + 0.05) / (low + 0.05) >= 4.5, accent);
  }
});

Deno.test("fresh names are within the protocol's alphabet and differ", () => {
  const names = Array.from({ length: 500 }, freshId);
  assert.equal(new Set(names).size, 500);
  for (const name of names) assert.match(name, /^[\w-]{1,36}$/);
});

Deno.test("names of drafts stay within the protocol on a page that has replaced what they are made of", () => {
  const { now } = Date;
  const { from } = Array;
  const { random } = Math;
  const getRandomValues = crypto.getRandomValues;
  Date.now = () => new Date() as unknown as number;
  Array.from = (() => ["a long text", "and another one"]) as never;
  Math.random = () => Number.NaN;
  crypto.getRandomValues = () => {
    throw new Error("replaced");
  };
  try {
    for (let round = 0; round < 50; round++) assert.match(freshId(), /^[0-9a-z]{29}$/);
  } finally {
    Object.assign(Date, { now });
    Object.assign(Array, { from });
    Object.assign(Math, { random });
    crypto.getRandomValues = getRandomValues;
  }
});

Deno.test("what another script left in our memory counts as nothing", () => {
  const nothing = { visitor: undefined, outbox: [], open: false, text: "" };
  for (
    const text of [
      null,
      "",
      "{",
      "7",
      "null",
      '{"outbox":7,"open":1}',
      '{"outbox":[null,{}]}',
    ]
  ) {
    assert.deepEqual({ visitor: undefined, ...recall(text) }, nothing, String(text));
  }
  const good = {
    visitor: "v",
    outbox: [{ draft: "d", text: "t", at: 1 }],
    open: true,
    text: "half a sen",
  };
  assert.deepEqual(recall(JSON.stringify(good)), good);
});

Deno.test("a page is cut to what the protocol takes", () => {
  const page = pageOf("u".repeat(3_000), "t".repeat(300), "");
  assert.deepEqual([page.url.length, page.title.length, "referrer" in page], [2_048, 256, false]);
  assert.equal(pageOf("u", "t", "r").referrer, "r");
});

Deno.test("an identity holds the known fields as texts", () => {
  assert.deepEqual(identityOf({ id: 7, name: "Vera", admin: true, email: null }), { id: "7", name: "Vera" });
  assert.deepEqual(identityOf(undefined), {});
});

Deno.test("variables are texts, null removes one, and one command is bounded", () => {
  assert.deepEqual(withVariables(null, { plan: "gold", seats: 3 }), { plan: "gold", seats: "3" });
  assert.deepEqual(withVariables(null, undefined), {});
  const changed = withVariables({ plan: "gold", old: "1" }, { old: null, never: undefined, new: "2" });
  // The server receives the removed ones, too, and again after its restart.
  assert.deepEqual(changed, { plan: "gold", old: null, new: "2" });
  // Longer than the server accepts, so that it reports what it has cut.
  const long = withVariables(null, { b: "x".repeat(300), ["n".repeat(100)]: "2" });
  assert.deepEqual(long, { b: "x".repeat(257), ["n".repeat(65)]: "2" });
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`v${at}`, at]));
  assert.equal(Object.keys(withVariables(withVariables(null, many), { v1: "x", other: "y" })).length, 121);
});

Deno.test("all variables together fit a frame of the protocol, in every script", () => {
  for (const letter of ["x", "é", "字", "😀"]) {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`v${at}`, letter.repeat(300)]));
    const variables = withVariables(withVariables(null, many), many);
    const size = new TextEncoder().encode(JSON.stringify({ type: "set", variables })).length;
    assert.ok(size <= 16_384, `${letter}: ${size}`);
    // More than the server accepts, so that it reports what it has left out.
    assert.ok(
      Object.entries(variables).reduce((sum, [name, text]) => sum + [...(name + text)].length, 0) > 4_096 ||
        letter === "😀",
    );
  }
});

Deno.test("texts are cut between characters", () => {
  assert.equal(cut("abc", 3), "abc");
  assert.equal(cut("ab😀", 3), "ab");
  assert.equal(cut("a😀b", 3), "a😀");
  assert.equal(pageOf("u", "t".repeat(255) + "😀").title, "t".repeat(255));
});

Deno.test("an address tells another page from a change within one", () => {
  const site = "https://shop.example";
  for (
    const [before, now, pushed, replaced] of [
      ["/a", "/b", true, true],
      ["/a", "/a#top", false, false],
      ["/a#one", "/a#two", false, false],
      ["/a", "/a?page=2", true, false],
      ["/#/cart", "/#/pay", true, true],
      ["/#/cart", "/#/cart?x=1", true, false],
      ["/#!cart", "/#!pay", true, true],
    ] as const
  ) {
    assert.equal(isOtherPage(site + before, site + now, false), pushed, `${before} ${now}`);
    assert.equal(isOtherPage(site + before, site + now, true), replaced, `${before} ${now} replaced`);
  }
});

Deno.test("fingerprints tell installations and people apart", () => {
  const made = new Set<string>();
  for (let at = 0; at < 20_000; at++) made.add(fingerprint(`customer-${at}`));
  assert.equal(made.size, 20_000);
  assert.match(fingerprint("https://chat.example.com"), /^[a-z0-9]{4,14}$/);
});
