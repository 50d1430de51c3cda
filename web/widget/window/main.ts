/** The third script: the chat window, drawn from the state that the second one holds. */
import type { Chat } from "../../shared/wire-visitor";
import type { Core } from "../core";
import { isOfInputMethod } from "../../shared/keys";
import { addStyle, button, el, icon } from "../element";
import { who } from "../invitation";
import { windowText as text } from "../messages";
import type { State } from "../state";
import { canWrite, isOpen, unread } from "../state";
import { blinkTitle, pageTitle, playSound } from "./attention";
import { dressStyle } from "../style";
import { openStream } from "../stream";
import { makeCard } from "./card";
import { later, makeLapse } from "../../shared/lapse";
import { each } from "../lists";
import type { KeptMessages } from "./kept";
import { isKnown, keptMessages } from "./kept";
import { makeComposer } from "./composer";
import { makeConversation } from "./conversation";
import { makeEarlier } from "./earlier";
import { windowStyle } from "./style";

const cross = "M6 6l12 12M18 6L6 18";

function makeWindow(core: Core): void {
  const earlier = makeEarlier(core, () => draw());
  const conversation = makeConversation(core, earlier);
  const composer = makeComposer(core);
  let asking = false;

  const person = el("div", { class: "person" });
  const end = button({ class: "end" }, () => ask(true), text.end);
  const close = button(
    { class: "close", "aria-label": text.close, title: text.close },
    core.close,
    icon(cross),
  );
  const lost = el("p", { class: "band lost", role: "status" });
  const waiting = el("p", { class: "band waiting", role: "status" });
  const really = button({ class: "main" }, () => {
    core.keep("");
    core.post({ type: "end" });
    ask(false);
  });
  const keep = button({ class: "other" }, () => ask(false));
  const asked = el("b");
  const question = el("div", { class: "question", role: "group" });
  question.append(asked, el("div", { class: "pair" }, really, keep));
  const bar = el(
    "div",
    { class: "bar corner", role: "region", "aria-label": text.stillOpen },
    button({ class: "again" }, core.open, text.stillOpen),
    button({ class: "close", "aria-label": text.dismiss }, () => {
      dismissed = true;
      draw();
    }, icon(cross)),
  );
  let dismissed = false;
  const panel = el(
    "div",
    { class: "panel corner", role: "dialog", "aria-label": text.window },
    el("div", { class: "head" }, person, end, close),
    lost,
    waiting,
    conversation.element,
    question,
    composer.element,
  );
  panel.hidden = true;

  const ask = (now: boolean) => {
    asking = now;
    draw();
    if (now) really.focus();
    else composer.focus();
  };
  panel.onkeydown = (event) => {
    if (event.key !== "Escape" || isOfInputMethod(event)) return;
    event.preventDefault();
    if (asking) ask(false);
    else core.close();
  };

  let shownPerson = "";
  const draw = () => {
    const state = core.state();
    const opening = state.open && panel.hidden;
    panel.hidden = !state.open;
    bar.hidden = state.open || state.hidden || dismissed || !core.resumes() || !!state.invitation;
    if (!state.open) {
      asking = false;
      return;
    }
    const { chat } = state;
    const goingOn = isOpen(chat);
    asking &&= goingOn;
    end.hidden = !goingOn || asking;
    // A chat that has not begun is cancelled, not ended.
    const waits = chat?.status === "waitingForChat";
    say(end, waits ? text.cancel : text.end, end.hidden);
    say(really, waits ? text.cancel : text.end);
    say(keep, waits ? text.keepWaiting : text.keep);
    say(asked, waits ? text.cancelQuestion : text.endQuestion);
    question.setAttribute("aria-label", asked.textContent ?? "");
    question.hidden = !asking;
    composer.draw(state);
    // An unsent text stays visible when nobody is left to receive it.
    composer.element.hidden = asking || (!canWrite(state) && composer.isEmpty());
    const { name, title } = personOf(state);
    if (shownPerson !== name + "\n" + title) {
      shownPerson = name + "\n" + title;
      person.replaceChildren(who(name, title));
    }
    say(
      lost,
      state.connection === "live"
        ? ""
        : state.connection === "lost" || state.outbox.length
        ? text.reconnecting
        : "",
    );
    say(waiting, chat?.status === "waitingForChat" ? waitingText(chat) : "");
    conversation.draw(state);
    if (opening) {
      fit();
      if (core.takesFocus()) composer.element.hidden ? close.focus() : composer.focus();
    }
  };

  // On a phone the window fills the space that the keyboard leaves.
  const fit = () => {
    const seen = window.visualViewport;
    if (!seen || panel.hidden) return;
    panel.style.setProperty("--height", `${seen.height}px`);
    panel.style.setProperty("--top", `${seen.offsetTop}px`);
  };
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);

  const stopTyping = (chat: string) => core.dispatch({ type: "typing", chat, typing: false });
  const typingMark = makeLapse(stopTyping, later);
  core.heard = (notice) => {
    earlier.heard(notice);
    if (notice.type === "typing") notice.typing ? typingMark.keep(notice.chat) : typingMark.drop(notice.chat);
  };
  // A window belongs to one visitor, who may be identified later.
  let drafts: KeptMessages | undefined;
  const kept = () => {
    const visitor = core.visitor();
    return visitor ? drafts ??= keptMessages(core.key, visitor) : undefined;
  };
  core.keepUnsent = (outbox) => kept()?.keep(outbox);
  each(kept()?.take() ?? [], (draft) => {
    if (!isKnown(core.state(), draft)) {
      core.dispatch({ type: "wrote", message: { ...draft, stored: undefined } });
    }
  });
  core.readTitle = pageTitle;
  core.alert = (loud) => {
    blinkTitle(unread(core.state()));
    if (loud) playSound();
  };
  document.addEventListener("visibilitychange", () => blinkTitle(unread(core.state())));

  dress(core.root);
  core.root.firstElementChild?.append(panel, bar);
  core.subscribe(draw);
  core.subscribe(makeCard(core));
}

let isDressed = false;

/** Once per page, though the window is created anew for each visitor. */
function dress(root: ShadowRoot): void {
  if (isDressed) return;
  isDressed = true;
  addStyle(root, dressStyle);
  addStyle(root, windowStyle);
  keepEvents(root);
  // The page's own keyboard shortcuts must not apply to text typed here.
  each(["keydown", "keypress", "keyup"], (name) => {
    root.addEventListener(name, (event) => event.stopPropagation());
  });
}

/** Name and title in the header: of the speaker, or of the site. */
function personOf(state: State): { name: string; title: string } {
  const { look, chat } = state;
  const speaker = isOpen(chat) ? chat?.speaker : null;
  if (!speaker) return { name: look?.title || text.window, title: subtitleOf(state) };
  const titles = { agent: text.agentTitle, flow: text.flowTitle, bot: text.botTitle };
  return {
    name: speaker.name || look?.title || text.window,
    title: speaker.title || titles[speaker.kind],
  };
}

/** The status in the header: only what is true. */
function subtitleOf({ look, chat, online }: State): string {
  if (chat?.status === "waitingForChat" && chat.outlook !== "nobodyOnline") return text.waitingSubtitle;
  if (!online) return text.offlineSubtitle;
  return chat?.status === "refusedByAgent" ? text.refusedSubtitle : look?.subtitle ?? "";
}

function waitingText({ position, estimate, outlook }: Chat): string {
  // If nobody is expected, no position and no time is promised.
  if (outlook && outlook !== "soon") return text.waitingKept;
  const queued = !position ? text.waitingTitle : position === 1 ? text.next : text.position(position);
  return estimate ? `${queued} · ${text.estimate(Math.ceil(estimate / 60_000))}` : queued;
}

/** Changes a text only if it differs, so that nothing is announced twice. */
function say(element: HTMLElement, words: string, hidden = !words): void {
  if (element.textContent !== words) element.textContent = words;
  element.hidden = hidden;
}

/**
 * Hides events in the chat from the page's scripts: a dialog of the page that traps the focus, closes on a click
 * elsewhere or blocks scrolling would otherwise make the chat unusable.
 */
function keepEvents(root: ShadowRoot): void {
  const stop = (event: Event) => event.stopPropagation();
  const names =
    "focusin focusout beforeinput input change paste copy cut compositionstart compositionupdate compositionend " +
    "pointerdown pointerup mousedown mouseup click touchstart touchmove touchend wheel";
  each(names.split(" "), (name) => root.addEventListener(name, stop, { passive: true }));
  // Focus traps listen on the document in the capturing phase, so the event is stopped above that.
  each(["focusin", "focusout"], (name) => {
    addEventListener(name, (event) => event.target === root.host && event.stopImmediatePropagation(), true);
  });
}

const handover = window.foyer?.handover;
if (handover) {
  handover.stream = openStream;
  handover.mount?.(makeWindow);
}
