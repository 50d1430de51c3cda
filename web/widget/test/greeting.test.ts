import assert from "node:assert/strict";
import type { Consent } from "../consent";
import type { Delivery } from "../delivery";
import { makeGreeting } from "../greeting";
import { nothing } from "../memory";
import type { Presence } from "../presence";
import type { Removal } from "../removal";
import type { SiteVariables } from "../variables";
import type { WindowState } from "../windowState";
import { chat, stage, welcome } from "./stage";

Object.assign(globalThis, {
  location: { origin: "https://tulip.example" },
  screen: { width: 1_280, height: 720 },
});

const page = { url: "https://tulip.example/bags", title: "Bags" };

function greeter(leads = true) {
  const tab = stage("v1.vera.signature", leads);
  const { events, session, uplink, who, memory } = tab;
  let shown = page;
  const presence = { view: () => ({ tab: "t1", page: shown, focused: true }) } as Presence;
  const removal = {
    forget: () => {
      events.push("forget");
      session.welcome = null;
    },
  } as Removal;
  const greeting = makeGreeting(
    session,
    uplink,
    "k",
    presence,
    who,
    memory,
    { withdraw: () => events.push("withdraw") } as unknown as Consent,
    { introduce: () => events.push("variables") } as unknown as SiteVariables,
    { reopen: (first: boolean) => events.push(first ? "reopen" : "again") } as unknown as WindowState,
    removal,
    { restart: () => events.push("restart") } as unknown as Delivery,
  );
  uplink.begin();
  events.length = 0;
  return { ...tab, greeting, turnTo: (url: string) => shown = { ...page, url } };
}

Deno.test("the hello names the page, and resumes after the last message without a gap", () => {
  const { greeting, session } = greeter();
  assert.deepEqual(greeting.hello().page, page);
  assert.equal(greeting.hello().resume, undefined);
  session.state = { ...session.state, chat };
  assert.equal(greeting.hello().resume, undefined);
  session.state = { ...session.state, messages: [{ sequence: 4, from: "agent", text: "…", at: 0 }] };
  assert.deepEqual(greeting.hello().resume, { chat: "c", after: 4 });
});

Deno.test("the first welcome introduces the visitor, and a reconnection repeats what may be lost", () => {
  const { greeting, events, session } = greeter();
  greeting.hello();
  greeting.welcomed(welcome());
  assert.deepEqual(events, ["who.welcomed", "who.introduce", "variables", "restart", "reopen"]);
  assert.equal(session.state.look?.title, "Tulip");
  events.length = 0;
  greeting.welcomed(welcome());
  assert.deepEqual(events, ["who.welcomed", "who.introduce", "restart", "again"]);
});

Deno.test("a restarted server receives the site's variables again", () => {
  const { greeting, events } = greeter();
  greeting.hello();
  greeting.welcomed(welcome());
  events.length = 0;
  greeting.welcomed(welcome({ boot: "b2" }));
  assert.ok(events.includes("variables"));
});

Deno.test("a page that changed during the greeting is reported after it, by the connected tab", () => {
  const leader = greeter();
  leader.greeting.hello();
  leader.turnTo("https://tulip.example/shoes");
  leader.greeting.welcomed(welcome());
  assert.ok(leader.events.includes("page"));
  const other = greeter(false);
  other.turnTo("https://tulip.example/shoes");
  other.greeting.welcomed(welcome());
  assert.ok(!other.events.includes("page"));
});

Deno.test("what belongs to another visitor is forgotten before the welcome is applied", () => {
  const { greeting, events, memory } = greeter();
  Object.assign(memory, { found: { ...nothing, visitor: "ben" } });
  greeting.welcomed(welcome());
  assert.equal(events[0], "forget");
  assert.ok(events.includes("reopen"));
});

Deno.test("a widget that requires a consent which nobody gave is withdrawn", () => {
  const { greeting, events, session } = greeter();
  greeting.welcomed(welcome({ widget: { title: "Tulip", consent: true } }));
  assert.deepEqual(events, ["withdraw"]);
  assert.equal(session.welcome, null);
});
