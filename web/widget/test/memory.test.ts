import assert from "node:assert/strict";
import type { KeptMessages } from "../window/kept";
import { keptMessages } from "../window/kept";
import { makeSession } from "../session";
import { makeTabMemory } from "../tabMemory";
import type { UnsentMessage } from "../state";
import { welcome } from "./stage";

class Shelf {
  readonly texts = new Map<string, string>();
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    this.texts.set(key, text);
  }
  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

/** A tab with its memory and with what its window keeps. */
type Tab = ReturnType<typeof makeTabMemory> & {
  session: ReturnType<typeof makeSession>;
  keep(visitor: string, outbox: UnsentMessage[]): void;
  unsent(visitor: string): UnsentMessage[];
};

/** Runs with a browser's storage; each call of `tab` is another tab. */
function inBrowser(body: (local: Shelf, tab: () => Tab) => void): void {
  const local = new Shelf();
  const place = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const before = ["sessionStorage", "localStorage"].map((name) =>
    [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const
  );
  place("localStorage", local);
  place("sessionStorage", new Shelf());
  try {
    body(local, () => {
      const visitors: Record<string, KeptMessages> = {};
      const of = (visitor: string) => visitors[visitor] ??= keptMessages("foyer:k", visitor);
      const session = makeSession(() => {});
      session.mayStore = true;
      const memory = makeTabMemory(session, "foyer:k", "v1.vera.signature", () => {});
      return Object.assign(memory, {
        session,
        keep: (visitor: string, outbox: UnsentMessage[]) => of(visitor).keep(outbox),
        unsent: (visitor: string) => of(visitor).take(),
      });
    });
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  }
}

const draft = (name: string, at = Date.now()): UnsentMessage => ({ draft: name, text: `says ${name}`, at });
const names = (drafts: UnsentMessage[]) => drafts.map((d) => d.draft);

Deno.test("an unsent draft is found by the next tab until it is sent", () =>
  inBrowser((local, tab) => {
    const first = tab();
    first.keep("vera", [draft("a"), draft("b")]);
    assert.deepEqual(names(tab().unsent("vera")), ["a", "b"]);
    first.keep("vera", [draft("b")]);
    assert.deepEqual(names(tab().unsent("vera")), ["b"]);
    first.keep("vera", []);
    assert.equal(local.texts.size, 0);
  }));

Deno.test("two tabs keep their drafts beside each other", () =>
  inBrowser((_, tab) => {
    const [one, two] = [tab(), tab()];
    one.keep("vera", [draft("a")]);
    two.keep("vera", [draft("b")]);
    one.keep("vera", []);
    assert.deepEqual(names(tab().unsent("vera")), ["b"]);
  }));

Deno.test("a draft found to be stored already is forgotten", () =>
  inBrowser((local, tab) => {
    tab().keep("vera", [draft("a")]);
    const next = tab();
    assert.deepEqual(names(next.unsent("vera")), ["a"]);
    next.keep("vera", []);
    assert.equal(local.texts.size, 0);
  }));

Deno.test("another visitor never gets a draft, and the browser forgets it", () =>
  inBrowser((local, tab) => {
    tab().keep("vera", [draft("a")]);
    assert.deepEqual(tab().unsent("ben"), []);
    assert.equal(local.texts.size, 0);
  }));

Deno.test("drafts are bounded in number and age, and go with the consent", () =>
  inBrowser((local, tab) => {
    tab().keep("vera", Array.from({ length: 30 }, (_, at) => draft(`d${at}`)));
    assert.equal(tab().unsent("vera").length, 20);
    tab().forget();
    assert.equal(local.texts.size, 0);
    tab().keep("vera", [draft("old", Date.now() - 2 * 86_400_000)]);
    assert.deepEqual(tab().unsent("vera"), []);
  }));

Deno.test("a tab that never wrote touches no storage", () =>
  inBrowser((local, tab) => {
    tab().keep("vera", []);
    assert.equal(local.texts.size, 0);
  }));

Deno.test("a tab finds its drafts and its text again after a reload", () =>
  inBrowser((_, tab) => {
    const before = tab();
    before.session.welcome = welcome();
    before.session.dispatch({ type: "wrote", message: draft("a", 1) });
    before.session.dispatch({ type: "opened" });
    before.text = "half a sen";
    before.remember();
    const after = tab();
    assert.deepEqual([after.found.open, after.text], [true, "half a sen"]);
    assert.deepEqual(names(after.session.state.outbox), ["a"]);
    after.forget();
    assert.deepEqual([after.found.open, after.text, tab().text], [false, "", ""]);
  }));

Deno.test("what another visitor wrote in a copied tab is not taken", () =>
  inBrowser((_, tab) => {
    const before = tab();
    before.session.welcome = welcome({ visitor: "ben" });
    before.text = "half a sen";
    before.remember();
    assert.equal(tab().text, "");
  }));

Deno.test("without permission nothing is stored", () =>
  inBrowser((_, tab) => {
    const before = tab();
    before.session.mayStore = false;
    before.text = "half a sen";
    before.remember();
    assert.equal(sessionStorage.getItem("foyer:k"), null);
  }));
