/** Keeps the widget's element in the document and above the page, whatever the page does with its own elements. */
import { clock } from "./identifier";
import { each } from "./lists";

/**
 * How often the element is put back within a minute. A site that rebuilds its document with every click stays below;
 * against a script that removes unknown elements it would never end.
 */
const returnLimit = 60;
const minute = 60_000;

export interface HostNeeds {
  /** Whether the chat window is open. */
  isOpen(): boolean;
  /** The document was rebuilt: listeners on it may be gone. */
  rebuilt(): void;
  /** The page removes the element. */
  unwanted(): void;
}

export interface HostKeeper {
  /** Puts the element where it belongs now, above everything that was added since. */
  raise(): void;
  remove(): void;
}

/** Not in every version of the DOM's types. */
type Raisable = HTMLElement & { hidePopover?: () => void; showPopover?: () => void };

/** The open modal dialog; nothing outside of it can be used. */
function modal(): Element | undefined {
  try {
    const dialogs = document.querySelectorAll("dialog:modal");
    return dialogs[dialogs.length - 1];
  } catch {
    return undefined; // a browser that does not support the selector
  }
}

export function keepHost(host: HTMLElement, needs: HostNeeds): HostKeeper {
  let root: Element | null = null;
  let since = 0;
  let returns = 0;
  let removed = false;

  const raise = () => {
    // An open window moves into the dialog; a button stays outside, like the rest of the page.
    const home = (needs.isOpen() && modal()) || document.documentElement;
    if (removed || !home) return;
    if (host.parentNode !== home) home.appendChild(host);
    // Removing the dialog would remove us as well.
    if (home !== root && home.parentNode) observer.observe(home.parentNode, { childList: true });
    try {
      // In the top layer no other element is above by its z-index, and no transformation of the page applies.
      host.setAttribute("popover", "manual");
      (host as Raisable).hidePopover?.();
      (host as Raisable).showPopover?.();
    } catch {
      // In an older browser: the highest z-index.
    }
  };
  const look = () => {
    if (removed) return;
    if (root !== document.documentElement) {
      const first = !root;
      root = document.documentElement;
      if (root) observer.observe(root, { childList: true });
      if (!first) {
        listen();
        needs.rebuilt();
      }
    }
    if (host.isConnected || !root) return;
    const now = clock();
    if (now - since > minute) returns = 0;
    if (!returns++) since = now;
    if (returns > returnLimit) needs.unwanted();
    else raise();
  };
  const observer = new MutationObserver(look);
  /** A dialog was opened or closed. */
  const turned = (event: Event) => {
    if (event.target !== host && (needs.isOpen() || host.parentNode !== root)) raise();
  };
  const listen = () => {
    each(["toggle", "close"], (name) => document.addEventListener(name, turned, true));
  };
  observer.observe(document, { childList: true });
  look();
  listen();
  return {
    raise,
    remove: () => {
      removed = true;
      observer.disconnect();
      host.remove();
    },
  };
}
