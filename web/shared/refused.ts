import type { RefusalCode, RefusalReason } from "./wire-agent";

/** The text of a refusal: a line, and optionally details. */
export interface RefusalWords {
  title: string;
  detail: string;
}

/** Words a refusal; `served` is the server's own English. */
export type Worder = (code: RefusalCode, reason: RefusalReason | null, served: RefusalWords) => RefusalWords;

let worder: Worder = (_code, _reason, served) => served;

/** Sets the function that words refusals. */
export function sayRefusals(inWords: Worder): void {
  worder = inWords;
}

/** What is known of a refusal: the server's, or `connectionLost` with a title of ours. */
export interface WhyRefused {
  code: RefusalCode | "connectionLost";
  title: string;
  detail?: string | null;
  reason?: RefusalReason | null;
  field?: string | null;
  retryAfter?: number | null;
}

/** Why a command was not carried out: the server's reason, or `connectionLost` if the outcome is unknown. */
export class Refused extends Error {
  readonly code: RefusalCode | "connectionLost";
  readonly title: string;
  readonly detail: string;
  readonly field: string | null;
  readonly retryAfter: number | null;

  constructor(why: WhyRefused) {
    const served = { title: why.title, detail: why.detail ?? "" };
    const { title, detail } = why.code === "connectionLost"
      ? served
      : worder(why.code, why.reason ?? null, served);
    super(title);
    this.name = "Refused";
    this.code = why.code;
    this.title = title;
    this.detail = detail;
    // A field of the command is named as in the form.
    this.field = why.field?.replace(/^command\./, "") ?? null;
    this.retryAfter = why.retryAfter ?? null;
  }
}
