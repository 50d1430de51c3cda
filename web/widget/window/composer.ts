/**
 * The box in which the visitor writes.
 */
import type { Core } from "../core";
import { button, el, icon } from "../element";
import { makeDraft } from "../identifier";
import { windowText as text } from "../messages";
import type { State } from "../state";

/** The protocol's limit; the server refuses longer ones. */
const messageLimit = 4_000;
/** The box grows with its text up to this, then scrolls. */
const boxHeight = 132;
/** Agents need not see each letter at once. */
const typingPause = 1_000;

const plane = "M21 3L10.5 13.5M21 3l-6.5 18l-4-7.5L3 9.5L21 3Z";

export interface Composer {
  element: HTMLElement;
  draw(state: State): void;
  focus(): void;
}

export function makeComposer(core: Core): Composer {
  const box = el("textarea", {
    id: "box",
    rows: "1",
    maxlength: String(messageLimit),
    placeholder: text.placeholder,
    enterkeyhint: "send",
    autocomplete: "off",
    dir: "auto",
  });
  const label = el("label", { class: "sr", for: "box" }, text.box);
  const send = button({ class: "send", "aria-label": text.send }, () => submit(), icon(plane));
  const note = el("p", { class: "note" });
  const row = el("div", { class: "row" }, label, box, send);
  const element = el("div", { class: "composer" }, row, note);
  let told = "";
  let tellTimer = 0;

  const tell = () => {
    tellTimer = 0;
    if (box.value === told) return;
    told = box.value;
    core.typing(told);
    tellTimer = setTimeout(tell, typingPause);
  };
  const fit = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, boxHeight)}px`;
    send.classList.toggle("ready", !!box.value.trim());
  };
  const submit = () => {
    const said = box.value.trim();
    box.focus();
    if (!said) return;
    core.draft(makeDraft(said));
    box.value = told = "";
    clearTimeout(tellTimer);
    tellTimer = 0;
    fit();
  };

  box.oninput = () => {
    fit();
    if (!tellTimer) tell();
    draw(core.state());
  };
  box.onkeydown = (event) => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  const draw = (state: State) => {
    const full = box.value.length >= messageLimit;
    const hint = full ? text.tooLong(messageLimit) : state.look?.typingPreview ? text.preview : "";
    if (note.textContent !== hint) note.textContent = hint;
    note.hidden = !hint;
  };
  return { element, draw, focus: () => box.focus({ preventScroll: true }) };
}
