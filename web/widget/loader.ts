/**
 * The script that stands in the site's pages: notes what it was asked for, and fetches the rest.
 */
import type { EarlyCall, FoyerApi, FoyerGlobal, Handover } from "./handover";

const methods: (keyof FoyerApi)[] = ["open", "close", "hide", "identify", "set", "page", "consent", "on"];

/** Pages may demand trusted types; where our policy is forbidden, the plain address is all we have. */
function scriptAddresses(): (url: string) => string {
  try {
    const policy = window.trustedTypes?.createPolicy("foyer", { createScriptURL: (url) => url });
    if (policy) return (url) => policy.createScriptURL(url);
  } catch {
    // The page's policy names the policies it allows, and ours is not among them.
  }
  return (url) => url;
}

function start(tag: HTMLScriptElement): void {
  const calls: EarlyCall[] = [];
  const address = scriptAddresses();
  const handover: Handover = {
    host: tag.src.split("/", 3).join("/"), // its origin
    key: tag.dataset.widget ?? "",
    // Whichever of several tags came first: one that asks for consent is enough.
    consent: !!document.querySelector('script[data-widget][data-consent="required"]'),
    accent: tag.dataset.accent ?? null,
    side: tag.dataset.side ?? null,
    calls,
    load: (path, done) => {
      const script = document.createElement("script");
      script.async = true;
      script.nonce = tag.nonce;
      script.src = address(handover.host + path);
      // Each listener costs the page time; who does not ask hears nothing.
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
  for (const method of methods) foyer[method] = (...given: unknown[]) => void calls.push({ method, given });
  Object.defineProperty(foyer, "handover", { value: handover });
  window.foyer = foyer as unknown as FoyerGlobal;
  handover.load("/widget/live.js");
}

const tag = document.currentScript as HTMLScriptElement | null;
// Asked by a method, since an element with the id "foyer" would also answer to window.foyer.
const running = typeof window.foyer?.identify === "function";
// A script within a drawing has no `src`.
if (tag?.src && tag.dataset.widget && !running) start(tag);
