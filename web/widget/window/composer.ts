/** The message box. */
import type { Core } from "../core";
import { isOfInputMethod } from "../../shared/keys";
import { button, el, icon } from "../element";
import { makeUnsent } from "../identifier";
import { windowText as text } from "../messages";
import type { State } from "../state";
import { canWrite, isOpen } from "../state";
import { beginningOf, excess, messageOf } from "./message";

/** The box grows with its text up to this height, then scrolls. */
const boxHeight = 132;
/** Agents need not see each letter at once, and writing to the browser's storage with each would slow down typing. */
const typingPause = 1_000;
/** Milliseconds after which an unchanged mark is repeated: the receiver lets it lapse (`shared/lapse.ts`). */
const typingRepeat = 3_500;

const plane = "M21 3L10.5 13.5M21 3l-6.5 18l-4-7.5L3 9.5L21 3Z";

export interface Composer {
  element: HTMLElement;
  draw(state: State): void;
  focus(): void;
  isEmpty(): boolean;
}

export function makeComposer(core: Core): Composer {
  const box = el("textarea", {
    id: "box",
    rows: "1",
    placeholder: text.placeholder,
    enterkeyhint: "send",
    autocomplete: "off",
    "aria-describedby": "hint",
    dir: "auto",
  });
  const label = el("label", { class: "sr", for: "box" }, text.box);
  const send = button({ class: "send", "aria-label": text.send }, () => submit(), icon(plane));
  const hint = el("p", { class: "hint", id: "hint", role: "status" });
  const row = el("div", { class: "row" }, label, box, send);
  const element = el("div", { class: "composer" }, row, hint);
  let reported = "";
  let reportTimer = 0;
  let kept = "";
  let previewed = { shown: "", at: 0 };

  /** Without the preview agents only see that the visitor is typing; the text stays on this page. */
  const preview = (words: string) => {
    const shown = core.state().look?.typingPreview ? words : words && "…";
    const now = Date.now();
    if (shown && shown === previewed.shown && now - previewed.at < typingRepeat) return;
    previewed = { shown, at: now };
    if (isOpen(core.state().chat)) core.post({ type: "typing", text: shown });
  };
  const keep = () => {
    if (box.value !== kept) core.keep(kept = box.value);
  };
  const report = () => {
    reportTimer = 0;
    if (box.value === reported) return;
    reported = box.value;
    preview(beginningOf(reported));
    keep();
    reportTimer = setTimeout(report, typingPause);
  };
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  const fit = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, boxHeight)}px`;
  };
  const submit = () => {
    const said = messageOf(box.value);
    box.focus();
    if (!said || excess(said) > 0 || !canWrite(core.state())) return;
    core.dispatch({ type: "wrote", message: makeUnsent(said) });
    box.value = reported = "";
    previewed = { shown: "", at: 0 };
    keep();
    clearTimeout(reportTimer);
    reportTimer = 0;
    fit();
    draw(core.state());
  };

  box.oninput = () => {
    fit();
    if (!reportTimer) report();
    draw(core.state());
  };
  box.onkeydown = (event) => {
    // During composition of an input method, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || isOfInputMethod(event)) return;
    event.preventDefault();
    submit();
  };
  const draw = (state: State) => {
    // Restored, or removed with the consent or the chat.
    const remembered = core.typed();
    if (remembered !== kept) {
      box.value = kept = remembered;
      fit();
    }
    const said = messageOf(box.value);
    const over = excess(said);
    const words = over > 0
      ? text.tooLong(over)
      : !canWrite(state)
      ? text.kept
      : state.look?.typingPreview
      ? text.preview
      : "";
    if (hint.textContent !== words) hint.textContent = words;
    hint.hidden = !words;
    hint.classList.toggle("over-limit", over > 0);
    box.setAttribute("aria-invalid", String(over > 0));
    const ready = !!said && over <= 0 && canWrite(state);
    send.classList.toggle("ready", ready);
    send.ariaDisabled = String(!ready);
  };
  return {
    element,
    draw,
    focus: () => box.focus({ preventScroll: true }),
    isEmpty: () => !messageOf(box.value),
  };
}
