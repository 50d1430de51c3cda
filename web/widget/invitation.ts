import type { Invitation } from "../shared/wire-visitor";
import type { Core } from "./core";
import { button, el } from "./element";
import { invitationText as text } from "./messages";

/** The round avatar of a person: the first letter of the name. */
export function face(name: string): HTMLElement {
  const first = name.trim().codePointAt(0);
  const sign = first === undefined ? "•" : String.fromCodePoint(first).toUpperCase();
  return el("span", { class: "face", "aria-hidden": "true" }, sign);
}

/** The speaker: avatar, name, and title. */
export function who(name: string, title: string | null | undefined): HTMLElement {
  const words = el("span", {}, el("b", {}, name));
  if (title) words.append(el("i", {}, title));
  return el("div", { class: "who" }, face(name), words);
}

/** An agent's invitation with its two answers; displayed beside the button, or in the open window. */
export function invitationCard(invitation: Invitation, core: Core): HTMLElement {
  const decline = () => {
    core.post({ type: "decline", invitation: invitation.id });
    core.dispatch({ type: "invitation", invitation: null });
  };
  return el(
    "div",
    { class: "card", role: "region", "aria-label": text.invitation },
    who(invitation.name, invitation.title),
    el("p", { class: "said", dir: "auto" }, invitation.text),
    el(
      "div",
      { class: "pair" },
      button({ class: "main" }, core.answer, text.answer),
      button({ class: "other" }, decline, text.decline),
    ),
  );
}
