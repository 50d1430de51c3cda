/**
 * An agent's invitation beside the button, while the window is closed.
 */
import type { Core } from "../core";
import { invitationCard } from "../invitation";

/** Makes the function that draws it. */
export function makeCard(core: Core): () => void {
  let card: HTMLElement | null = null;
  let shown: string | undefined;
  return () => {
    const state = core.state();
    const invitation = state.open ? null : state.invitation;
    if (invitation?.id === shown) return;
    const focused = !!card?.contains(core.root.activeElement);
    card?.remove();
    card = invitation ? invitationCard(invitation, core.answer, core.decline) : null;
    shown = invitation?.id;
    if (card) {
      card.classList.add("corner");
      core.closed.prepend(card);
    } else if (focused) core.closed.querySelector("button")?.focus();
  };
}
