/** The conversation: messages, system messages, choices, typing. */
import { button, el, icon } from "../element";
import { makeUnsent } from "../identifier";
import { invitationCard } from "../invitation";
import { windowText as text } from "../messages";
import type { Core } from "../core";
import type { State } from "../state";
import { encode } from "../json";
import { each, turn } from "../lists";
import { isOpen } from "../state";
import { customsOf } from "./customs";
import type { Bubble, Line, Tick } from "./lines";
import { choicesOf, linesOf } from "./lines";
import { followsEnd } from "../../shared/followEnd";
import { pieces } from "../../shared/links";
import type { Earlier } from "./earlier";
import { keepList } from "./list";

const tickIcons: Record<Tick, string> = {
  sending: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0Z",
  sent: "M5 12.5l4.5 4.5L19 7.5",
  delivered: "M1.5 12.5L6 17L15.5 7.5M12 16.5l.5.5L22 7.5",
  read: "M1.5 12.5L6 17L15.5 7.5M12 16.5l.5.5L22 7.5",
  failed: "M12 8v5M12 16.5v.01M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0Z",
};
const tickWords: Record<Tick, string> = {
  sending: text.sending,
  sent: text.sent,
  delivered: text.delivered,
  read: text.read,
  failed: text.notSent,
};
/** Closer to the end than this, the conversation is followed, and new messages scroll into view. */
const following = 80;

/** Creates the conversation and returns the function that draws it. */
export function makeConversation(
  core: Core,
  earlier: Earlier,
): { element: HTMLElement; draw(state: State): void } {
  const list = el("ol", { class: "lines" });
  const typing = el("div", { class: "typing", "aria-live": "off" });
  const choices = el("div", { class: "choices", role: "group", "aria-label": text.choices });
  const tail = el("div", { class: "tail" });
  const log = el(
    "div",
    // A log: screen readers announce additions.
    { class: "log", role: "log", "aria-label": text.conversation, tabindex: "0" },
    earlier.element,
    list,
    typing,
    choices,
    tail,
  );
  const keepLines = keepList<Line>(list, (line, before) => drawLine(line, before, core));
  let offered = "";
  let tailed = "";
  let count = 0;
  let pages = 0;
  let follows = true;
  let top = 0;
  log.onscroll = () => {
    follows = followsEnd(follows, top, log, following);
    top = log.scrollTop;
  };
  // A phone's keyboard, a growing text box or a banner takes space: the end stays visible.
  new ResizeObserver(() => {
    if (follows) log.scrollTop = log.scrollHeight;
  }).observe(log);

  return {
    element: log,
    draw: (state) => {
      const parts = earlier.parts();
      const fromEnd = parts.length === pages ? 0 : log.scrollHeight - log.scrollTop;
      const lines = linesOf(state, Date.now(), parts);
      const wrote = lines.length > count && state.outbox.length > 0;
      earlier.draw(state);
      keepLines(lines);

      const { typing: who } = state;
      const says = who === null ? "" : text.typing(who);
      if (typing.dataset.says !== says) {
        typing.dataset.says = says;
        fill(typing, says ? [dots(), el("span", { class: "sr" }, says)] : []);
      }

      const offers = choicesOf(state);
      if (encode(offers) !== offered) {
        offered = encode(offers);
        const pick = (choice: string) => () => {
          core.dispatch({ type: "wrote", message: makeUnsent(choice) });
          log.focus({ preventScroll: true }); // the button goes, the position in the window stays
        };
        fill(choices, turn(offers, (c) => button({ class: "choice", dir: "auto" }, pick(c), c)));
      }
      choices.hidden = !offers.length;

      const end = tailOf(state);
      if (end !== tailed) {
        tailed = end;
        fill(tail, tailElements(state, core));
      }
      if (wrote) follows = true;
      if (follows) log.scrollTop = log.scrollHeight;
      // The visible part stays: earlier messages are added above it.
      else if (fromEnd) log.scrollTop = log.scrollHeight - fromEnd;
      count = lines.length;
      pages = parts.length;
    },
  };
}

function drawLine(line: Line, before: HTMLElement | undefined, core: Core): HTMLElement {
  if (line.kind === "bubble") return drawBubble(line, before, core);
  const words = line.kind === "day" ? dayText(line.at) : line.text;
  const item = el("li", { class: "event" }, el("span", {}, words));
  if (line.past) item.ariaLive = "off";
  return item;
}

function drawBubble(line: Bubble, before: HTMLElement | undefined, core: Core): HTMLElement {
  const item = before ?? el("li", line.past ? {} : { class: "fresh" });
  item.classList.toggle("own", line.own);
  item.classList.toggle("first", line.first);
  if (!before) {
    // The visitor's own messages need not be announced; those of others are.
    if (line.own || line.past) item.setAttribute("aria-live", "off");
    const words = el("div", { class: "bubble", dir: "auto" });
    fill(words, textNodes(line.text));
    item.append(el("span", { class: line.own ? "sr" : "name" }, line.own ? text.you : line.name), words);
  }
  const name = item.firstElementChild as HTMLElement;
  name.hidden = !line.first;
  item.children[2]?.remove();
  if (line.last && line.at !== null) item.append(metaElement(line, line.at, core));
  return item;
}

function metaElement(line: Bubble, at: number, core: Core): HTMLElement {
  const time = new Date(at);
  const meta = el("span", { class: "meta", "aria-live": "off" });
  if (line.tick === "failed") {
    const { draft } = line;
    meta.classList.add("failed");
    meta.append(icon(tickIcons.failed), text.notSent, " · ");
    meta.append(
      button({ class: "retry" }, () => draft && core.dispatch({ type: "retried", draft }), text.retry),
    );
    return meta;
  }
  meta.append(el("time", { datetime: time.toISOString() }, timeText(time)));
  if (line.tick) {
    const tick = el(
      "span",
      { class: `tick ${line.tick}`, title: tickWords[line.tick] },
      icon(tickIcons[line.tick]),
    );
    meta.append(tick, el("span", { class: "sr" }, tickWords[line.tick]));
  }
  return meta;
}

/** Text with its addresses as links; messages are never parsed as markup. */
function textNodes(said: string): (Node | string)[] {
  return turn(
    pieces(said),
    ({ text, href }) =>
      href ? el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, text) : text,
  );
}

/** Replaces the element's content. */
function fill(element: HTMLElement, children: (Node | string)[]): void {
  element.textContent = "";
  each(children, (child) => element.append(child));
}

function dots(): HTMLElement {
  return el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}

/** The text at the end of the conversation, as a key that changes when it must be drawn again. */
function tailOf(state: State): string {
  if (state.invitation) return state.invitation.id;
  if (state.chat && !isOpen(state.chat)) {
    return state.outbox.length ? "" : state.chat.status + state.online + state.chat.endReason;
  }
  return !state.online && !state.chat ? "offline" : "";
}

function tailElements(state: State, core: Core): HTMLElement[] {
  const { invitation, chat } = state;
  if (invitation) return [invitationCard(invitation, core)];
  if (!tailOf(state)) return [];
  if (chat) {
    const over = chat.endReason === "missed" ? text.cancelled : text.ended;
    const ended = state.online ? over : text.endedOffline;
    return [el("p", { class: "over" }, chat.status === "refusedByAgent" ? text.refused : ended)];
  }
  const moon = icon("M20 14.5A8.5 8.5 0 0 1 9.5 4A8.5 8.5 0 1 0 20 14.5Z");
  return [el("div", { class: "offline" }, moon, el("b", {}, text.offlineTitle), el("p", {}, text.offline))];
}

const customs = customsOf(LANGUAGE, navigator.languages ?? []);

function timeText(time: Date): string {
  return time.toLocaleTimeString(customs, { hour: "numeric", minute: "2-digit" });
}

function dayText(at: number): string {
  const day = new Date(at);
  const today = new Date();
  if (day.toDateString() === today.toDateString()) return text.today;
  const year = day.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return day.toLocaleDateString(customs, { weekday: "long", day: "numeric", month: "long", year });
}
