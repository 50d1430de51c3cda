import type { Invitation } from "../../../shared/wire-agent";
import type { Closing } from "../../words/words";
import type { Selected } from "../../state/state";

/**
 * Why the invitation is closed, from the visitor's state at `now` (the server's time, in milliseconds); null until
 * that is known.
 */
export function closingOf(invitation: Invitation, selected: Selected | null, now: number): Closing | null {
  if (selected?.id !== invitation.visitor) return null;
  if (selected.gone) return "left";
  const row = selected.info?.row;
  if (!row || row.status === "manuallyInvited") return null;
  if (row.status === "refusedByVisitor") return "declined";
  if (row.left != null) return "left";
  return now >= invitation.until ? "expired" : "cancelled";
}
