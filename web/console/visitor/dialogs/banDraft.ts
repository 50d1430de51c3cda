import type { Done } from "../../../shared/wire-agent";

/** Longest comment of a ban, as the protocol has it. */
export const commentLimit = 500;

/** What stands in the dialog. */
export type BanDraft = { byVisitor: boolean; byAddress: boolean; comment: string; confirmed: boolean };

/** How the dialog begins: the browser alone, for an address may be shared by many. */
export const emptyDraft: BanDraft = { byVisitor: true, byAddress: false, comment: "", confirmed: false };

/** The field of the dialog that a fault belongs to. */
export type BanField = "chosen" | "byVisitor" | "byAddress" | "confirmed" | "comment";

/** What keeps the draft from being sent, and where to say so; null when nothing does. */
export function faultOf(draft: BanDraft, preview: Done | null): "nothingChosen" | "mustConfirm" | null {
  if (!draft.byVisitor && !draft.byAddress) return "nothingChosen";
  return draft.byAddress && preview?.warning && !draft.confirmed ? "mustConfirm" : null;
}

/** Where in the dialog a refusal of the server is said. */
export function fieldOf(code: string, field: string | null): BanField {
  if (code === "nothingChosen") return "chosen";
  if (code === "addressOfProxy" || code === "notAnAddress") return "byAddress";
  if (code === "confirmationNeeded") return "confirmed";
  if (field === "byVisitor" || field === "byAddress" || field === "confirmed" || field === "comment") {
    return field;
  }
  return "chosen";
}
