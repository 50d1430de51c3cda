/**
 * What stands on the page while the window is closed: the button, its badge, and an invitation.
 */
import { accentColour, inkOn } from "./accent";
import { addStyle, button, el } from "./element";
import { invitationCard } from "./invitation";
import { launcherText as text } from "./messages";
import type { State } from "./state";
import { unread } from "./state";
import { dressStyle, launcherStyle } from "./style";

/** Distance from the page's edges when the widget has none of its own. */
const defaultOffset = 20;

export interface LauncherNeeds {
  open(): void;
  answer(): void;
  decline(): void;
  /** The visitor is about to press the button: a good time to fetch the window. */
  near(): void;
}

export interface Launcher {
  root: ShadowRoot;
  /** Adds what more than the bare button needs; before anything else is put into the root. */
  dress(): void;
  draw(state: State): void;
  focus(): void;
  remove(): void;
}

/** Makes the widget's host element; it joins the page at the first drawing. */
export function makeLauncher(needs: LauncherNeeds): Launcher {
  const host = document.createElement("foyer-widget");
  host.lang = "en";
  const root = host.attachShadow({ mode: "open" });
  addStyle(root, launcherStyle);

  const badge = el("span", { class: "badge", "aria-hidden": "true" });
  const news = el("span", { class: "sr", id: "news", role: "status" });
  const word = el("span", { class: "word" }, text.button);
  const launch = button(
    {
      class: "launch corner",
      "aria-haspopup": "dialog",
      "aria-describedby": "news",
      "aria-label": text.button,
    },
    needs.open,
    word,
    badge,
  );
  for (const name of ["pointerenter", "focus"]) launch.addEventListener(name, needs.near);
  const closed = el("div", { role: "region", "aria-label": text.region }, launch, news);
  const frame = el("div", { class: "root" }, closed);
  root.append(frame);

  let dressed = false;
  const dress = () => {
    if (dressed) return;
    dressed = true;
    addStyle(root, dressStyle);
    // The page's own keyboard shortcuts are not meant for what is typed in here.
    for (const name of ["keydown", "keypress", "keyup"]) {
      root.addEventListener(name, (e) => e.stopPropagation());
    }
  };

  let drawnLook: State["look"] = null;
  let card: HTMLElement | null = null;
  let shown: string | undefined;

  const drawCard = (state: State) => {
    const invitation = state.open ? null : state.invitation;
    if (invitation?.id === shown) return;
    const focused = !!card?.contains(root.activeElement);
    card?.remove();
    card = invitation && invitationCard(invitation, needs.answer, needs.decline);
    shown = invitation?.id;
    if (card) {
      dress();
      card.classList.add("corner");
      closed.prepend(card);
    } else if (focused) launch.focus();
  };

  return {
    root,
    dress,
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
      frame.className = `root${look.side === "left" ? " left" : ""}${
        !state.online && !state.chat ? " away" : ""
      }`;
      // Not the computed style, which would make the browser lay out the page for us.
      frame.dir = document.dir || document.body?.dir || "ltr";

      const away = !state.online && !state.chat;
      const label = away ? text.away : text.button;
      if (word.textContent !== label) {
        word.textContent = label;
        launch.ariaLabel = away ? text.awayLabel : label;
      }
      const count = unread(state);
      if (count) dress();
      closed.hidden = state.hidden;
      launch.hidden = state.open;
      badge.hidden = !count;
      badge.textContent = count > 99 ? "99+" : String(count);
      const said = state.open ? "" : count ? text.unread(count) : state.invitation?.text ?? "";
      if (news.textContent !== said) news.textContent = said;
      drawCard(state);
      // Beside the body: what a site does with its body's children does not reach us there.
      if (!host.isConnected) document.documentElement.append(host);
    },
    focus: () => launch.focus(),
    remove: () => host.remove(),
  };
}
