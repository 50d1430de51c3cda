/** The script in the site's pages: queues calls, and loads the rest. */
import type { EarlyCall, FoyerApi, FoyerGlobal, Handover } from "./handover";
import { each, find } from "./lists";
import { Pledge } from "./pledge";

const methods = "open close toggle show hide identify logout set page consent on".split(
  " ",
) as (keyof FoyerApi)[];

/** Pages may require trusted types; if our policy is forbidden, the plain address is all we have. */
function scriptAddresses(): (url: string) => string {
  try {
    const policy = window.trustedTypes?.createPolicy("foyer", { createScriptURL: (url) => url });
    if (policy) return (url) => policy.createScriptURL(url);
  } catch {
    // The page's policy lists the allowed policies, and ours is not among them.
  }
  return (url) => url;
}

/** A setting: from the tag, or from its address, since tag managers remove unknown attributes. */
function setting(tag: HTMLScriptElement, name: string): string | null {
  return tag.dataset[name] ?? new URL(tag.src).searchParams.get(name);
}

function start(tag: HTMLScriptElement): void {
  const calls: EarlyCall[] = [];
  const address = scriptAddresses();
  const handover: Handover = {
    host: new URL(tag.src).origin,
    key: setting(tag, "widget") as string,
    // Of several tags the first one counts: one that requires consent is enough.
    consent: setting(tag, "consent") === "required" ||
      !!document.querySelector('script[data-widget][data-consent="required"]'),
    accent: setting(tag, "accent"),
    side: setting(tag, "side"),
    calls,
    take: (call) => calls[calls.length] = call,
    load: (path, done) => {
      const script = document.createElement("script");
      script.async = true;
      script.nonce = tag.nonce;
      script.src = address(handover.host + path);
      // Each listener costs the page time; without a listener nothing is reported.
      if (done) {
        script.onload = () => done(true);
        script.onerror = () => {
          script.remove();
          done(false);
        };
      }
      document.head.append(script);
    },
  };
  const foyer: Record<string, unknown> = {};
  each(methods, (method) => {
    foyer[method] = (...given: unknown[]) => {
      const call: EarlyCall = { method, given };
      const promise = method === "identify" && new Pledge((fulfil) => call.end = fulfil);
      handover.take(call);
      // The result of `foyer.on`; a listener may be removed before it was added.
      return promise || (() => {
        call.ended = true;
        call.end?.();
      });
    };
  });
  // A library may have given all objects a `get`, which a descriptor with a value must not have.
  Object.defineProperty(foyer, "handover", { __proto__: null, value: handover } as PropertyDescriptor);
  window.foyer = foyer as unknown as FoyerGlobal;
  // Each language has its own script; the site's choice takes precedence over the browser's.
  handover.load(`/widget/live${/^de/.test(setting(tag, "lang") ?? navigator.language) ? ".de" : ""}.js`);
}

/** The tag that loaded this script. A module, a bundle or a script loader has no `currentScript`, or another one. */
function findTag(): HTMLScriptElement | undefined {
  const names = (tag: HTMLScriptElement | null) => tag?.src && setting(tag, "widget"); // a script within an SVG has no `src`
  const current = document.currentScript as HTMLScriptElement | null;
  if (current && names(current)) return current;
  return find(document.querySelectorAll<HTMLScriptElement>("script[src]"), (tag) => !!names(tag));
}

// By a method, since an element with the id "foyer" would also be `window.foyer`.
if (typeof window.foyer?.identify !== "function") {
  const tag = findTag();
  if (tag) start(tag);
  else {
    console.warn(
      "Foyer: no widget key. Set data-widget, or ?widget= in the address.",
    );
  }
}
