/**
 * What is displayed and announced while the window is closed: the number of unread messages on the button, an agent's
 * invitation beside it.
 */
import type { Core } from "../core";
import { invitationCard } from "../invitation";
import { invitationText as text } from "../messages";
import { unread } from "../state";

/** Creates the function that draws them. */
export function makeCard(core: Core): () => void {
  let card: HTMLElement | null = null;
  let shown: string | undefined;
  const badge = core.closed.querySelector<HTMLElement>(".badge");
  const news = core.closed.querySelector<HTMLElement>("#news");
  return () => {
    const state = core.state();
    const count = unread(state);
    if (badge) {
      badge.hidden = !count;
      badge.textContent = count > 99 ? "99+" : String(count);
    }
    const said = state.open ? "" : count ? text.unread(count) : state.invitation?.text ?? "";
    if (news && news.textContent !== said) news.textContent = said;
    const invitation = state.open ? null : state.invitation;
    if (invitation?.id === shown) return;
    const focused = !!card?.contains(core.root.activeElement);
    card?.remove();
    card = invitation ? invitationCard(invitation, core) : null;
    shown = invitation?.id;
    if (card) {
      card.classList.add("corner");
      core.closed.prepend(card);
    } else if (focused) core.closed.querySelector("button")?.focus();
  };
}
