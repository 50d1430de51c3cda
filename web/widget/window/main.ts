/**
 * The third script: the chat window, drawn from the state that the second one keeps.
 */
import type { Core } from "../core";
import { addStyle, button, el, icon } from "../element";
import { who } from "../invitation";
import { windowText as text } from "../messages";
import type { State } from "../state";
import { isOpen, unread } from "../state";
import { blinkTitle, pageTitle, playSound } from "./attention";
import { dressStyle } from "../style";
import { openStream } from "../stream";
import { makeCard } from "./card";
import { makeComposer } from "./composer";
import { makeConversation } from "./conversation";
import { windowStyle } from "./style";

const cross = "M6 6l12 12M18 6L6 18";

function makeWindow(core: Core): void {
  const conversation = makeConversation(core);
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
    core.end();
    ask(false);
  }, text.end);
  const keep = button({ class: "other" }, () => ask(false), text.keep);
  const question = el("div", { class: "question", role: "group", "aria-label": text.endQuestion });
  question.append(el("b", {}, text.endQuestion), el("div", { class: "pair" }, really, keep));
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
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (asking) ask(false);
    else core.close();
  };

  let shownPerson = "";
  const draw = () => {
    const state = core.state();
    const opening = state.open && panel.hidden;
    panel.hidden = !state.open;
    if (!state.open) {
      asking = false;
      return;
    }
    const { chat } = state;
    const goingOn = isOpen(chat);
    asking &&= goingOn;
    end.hidden = !goingOn || asking;
    question.hidden = !asking;
    composer.element.hidden = asking || (!state.online && !goingOn && !state.invitation);
    const [name, title] = personOf(state);
    if (shownPerson !== name + "\n" + title) {
      shownPerson = name + "\n" + title;
      person.replaceChildren(who(name, title));
    }
    say(
      lost,
      state.line === "live" ? "" : state.line === "lost" || state.outbox.length ? text.reconnecting : "",
    );
    say(waiting, chat?.status === "waitingForChat" ? waitingText(chat.position, chat.estimate) : "");
    conversation.draw(state);
    composer.draw(state);
    if (opening) {
      fit();
      if (core.takesFocus()) composer.element.hidden ? close.focus() : composer.focus();
    }
  };

  // On a phone the window fills what the keyboard leaves free.
  const fit = () => {
    const seen = window.visualViewport;
    if (!seen || panel.hidden) return;
    panel.style.setProperty("--height", `${seen.height}px`);
    panel.style.setProperty("--top", `${seen.offsetTop}px`);
  };
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);

  core.readTitle = pageTitle;
  core.alert = (loud) => {
    blinkTitle(unread(core.state()));
    if (loud) playSound();
  };
  document.addEventListener("visibilitychange", () => blinkTitle(unread(core.state())));

  dress(core.root);
  core.root.firstElementChild?.append(panel);
  core.subscribe(draw);
  core.subscribe(makeCard(core));
}

let isDressed = false;

/** Once for a page, though the window is made anew for each visitor. */
function dress(root: ShadowRoot): void {
  if (isDressed) return;
  isDressed = true;
  addStyle(root, dressStyle);
  addStyle(root, windowStyle);
  // The page's own keyboard shortcuts are not meant for what is typed in here.
  for (const name of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(name, (event) => event.stopPropagation());
  }
}

/** Name and title in the header: of who speaks, or else of the site. */
function personOf(state: State): [string, string] {
  const { look, chat } = state;
  const speaker = isOpen(chat) ? chat?.speaker : null;
  if (!speaker) return [look?.title || text.window, look?.subtitle ?? ""];
  const titles = { agent: text.agentTitle, flow: text.flowTitle, bot: text.botTitle };
  return [speaker.name || look?.title || text.window, speaker.title || titles[speaker.kind]];
}

function waitingText(position: number | null | undefined, estimate: number | null | undefined): string {
  const place = !position ? text.waitingTitle : position === 1 ? text.next : text.position(position);
  return estimate ? `${place} · ${text.estimate(Math.ceil(estimate / 60_000))}` : place;
}

/** Changes a text only when it differs, so that nothing is announced twice. */
function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
  element.hidden = !words;
}

const handover = window.foyer?.handover;
if (handover) {
  handover.stream = openStream;
  handover.mount?.(makeWindow);
}
