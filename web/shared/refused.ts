import type { RefusalCode, RefusedNotice } from "./wire-agent";

/** Titles in the language of the page, by code. */
let titles: Partial<Record<RefusalCode, string>> = {};

/** Shows these titles from now on in place of the server's English ones. */
export function sayRefusals(inLanguage: Partial<Record<RefusalCode, string>>): void {
  titles = inLanguage;
}

/** Why a command was not done: what the server said, or `lineLost` when nobody can know. */
export class Refused extends Error {
  readonly code: RefusalCode | "lineLost";
  readonly title: string;
  readonly detail: string;
  readonly field: string | null;
  readonly retryAfter: number | null;

  constructor(why: {
    code: RefusalCode | "lineLost";
    title: string;
    detail?: string | null;
    field?: string | null;
    retryAfter?: number | null;
  }) {
    const title = why.code === "lineLost" ? undefined : titles[why.code];
    super(title ?? why.title);
    this.name = "Refused";
    this.code = why.code;
    this.title = title ?? why.title;
    // the server explains in English; beside a translated title that would be half a sentence
    this.detail = title ? "" : why.detail ?? "";
    this.field = why.field ?? null;
    this.retryAfter = why.retryAfter ?? null;
  }

  /** Of what the server said; a field of the command is named as the form knows it. */
  static from(notice: RefusedNotice): Refused {
    return new Refused({ ...notice, field: notice.field?.replace(/^command\./, "") });
  }
}
