/** What is on the page while the window is closed: the button and its badge. */
import { accentColour, inkOn } from "./accent";
import { addStyle, el } from "./element";
import type { HostKeeper, HostNeeds } from "./host";
import { keepHost } from "./host";
import { each } from "./lists";
import { launcherText as text } from "./messages";
import type { State } from "./state";
import { launcherStyle } from "./style";

/** Distance from the page's edges when the widget has none of its own. */
const defaultOffset = 20;

export interface LauncherNeeds extends HostNeeds {
  open(): void;
  /** The visitor is about to press the button: a good time to fetch the window. */
  near(): void;
}

export interface Launcher {
  root: ShadowRoot;
  /** The button, and the space beside it. */
  closed: HTMLElement;
  draw(state: State): void;
  /** Moves the widget above what the page has opened meanwhile. */
  raise(): void;
  /** Hides the widget until it is drawn again. */
  cover(): void;
  /** Removes everything added since the button, and listens again after `document.open` has removed listeners. */
  strip(): void;
  focus(): void;
  remove(): void;
}

/** Creates the widget's host element; it is added to the page with the first drawing. */
export function makeLauncher(needs: LauncherNeeds): Launcher {
  const host = document.createElement("foyer-widget");
  host.lang = LANGUAGE;
  const root = host.attachShadow({ mode: "open" });
  addStyle(root, launcherStyle);

  // Filled by the window's script, which is loaded when there is something to announce.
  const badge = el("span", { class: "badge", "aria-hidden": "true" });
  const news = el("span", { class: "sr", id: "news", role: "status" });
  const word = el("span", { class: "word" }, text.button);
  const launch = el(
    "button",
    {
      type: "button",
      class: "launch corner",
      "aria-haspopup": "dialog",
      "aria-describedby": "news",
      "aria-label": text.button,
    },
    word,
    badge,
  );
  badge.hidden = true;
  const listen = () => {
    launch.addEventListener("click", needs.open);
    each(["pointerenter", "focus"], (name) => launch.addEventListener(name, needs.near));
  };
  listen();
  const closed = el("div", { role: "region", "aria-label": text.region }, launch, news);
  const frame = el("div", { class: "root" }, closed);
  root.append(frame);

  let keeper: HostKeeper | null = null;

  let drawnLook: State["look"] = null;

  return {
    root,
    closed,
    draw: (state) => {
      const { look } = state;
      if (!look) return;
      if (look !== drawnLook) {
        drawnLook = look;
        const accent = accentColour(look.accent);
        const style = frame.style;
        style.setProperty("--accent", accent);
        style.setProperty("--ink", inkOn(accent));
        style.setProperty("--x", `${look.offsetX ?? defaultOffset}px`);
        style.setProperty("--y", `${look.offsetY ?? defaultOffset}px`);
      }
      const away = !state.online && !state.chat;
      frame.className = `root${look.side === "left" ? " left" : ""}${away ? " away" : ""}`;
      // Not the computed style, which would make the browser compute the layout.
      frame.dir = document.dir || document.body?.dir || "ltr";

      const label = away ? text.away : text.button;
      if (word.textContent !== label) {
        word.textContent = label;
        launch.ariaLabel = away ? `${label}. ${text.button}` : label;
      }
      closed.hidden = (state.hidden || away && look.hidden && !state.invitation) as boolean;
      launch.hidden = state.open;
      frame.hidden = false;
      // Beside the body: what a site does with its body's children does not affect us there.
      keeper ??= keepHost(host, needs);
      if (!host.isConnected) keeper.raise();
    },
    raise: () => keeper?.raise(),
    cover: () => {
      frame.hidden = true;
    },
    strip: () => {
      while (frame.lastChild !== closed) frame.lastChild?.remove();
      while (closed.firstChild !== launch) closed.firstChild?.remove();
      news.textContent = "";
      badge.hidden = true;
      listen();
    },
    focus: () => launch.focus(),
    remove: () => {
      keeper?.remove();
      host.remove();
    },
  };
}
