import { Refused, type WhyRefused } from "../../../shared/refused";
import type { Done } from "../../../shared/wire-agent";

/** Maximum length of a ban's comment, as in the protocol. */
export const commentLimit = 500;

/** The content of the dialog. */
export type BanDraft = { byVisitor: boolean; byAddress: boolean; comment: string; confirmed: boolean };

/** The initial content: only the browser, since an address may be shared by many. */
export const emptyDraft: BanDraft = { byVisitor: true, byAddress: false, comment: "", confirmed: false };

/** The field of the dialog that a fault belongs to. */
export type BanField = "chosen" | "byVisitor" | "byAddress" | "confirmed" | "comment";

/** The fault that prevents sending, with its field; null if there is none. */
export function faultOf(draft: BanDraft, preview: Done | null): "nothingChosen" | "mustConfirm" | null {
  if (!draft.byVisitor && !draft.byAddress) return "nothingChosen";
  return draft.byAddress && preview?.warning && !draft.confirmed ? "mustConfirm" : null;
}

/** What the preview says of a ban by address, in words: why it is not possible, or has to be confirmed; empty when neither. */
export function previewWords(preview: Done | null): { refusal: string; warning: string } {
  const address = preview?.address ?? "";
  const said = (why: Omit<WhyRefused, "title">) => new Refused({ ...why, title: "" }).detail;
  return {
    refusal: preview?.refusal ? said({ code: "addressOfProxy", reason: { is: "proxy", address } }) : "",
    warning: preview?.warning
      ? said({
        code: "confirmationNeeded",
        reason: {
          is: "doubt",
          doubt: preview.warning,
          range: preview.range ?? address,
          stopped: preview.sharedNow ?? 0,
          online: preview.online ?? 0,
        },
      })
      : "",
  };
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
