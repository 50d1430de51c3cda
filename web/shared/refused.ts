import type { RefusalCode, RefusedNotice } from "./wire-agent";

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
    super(why.title);
    this.name = "Refused";
    this.code = why.code;
    this.title = why.title;
    this.detail = why.detail ?? "";
    this.field = why.field ?? null;
    this.retryAfter = why.retryAfter ?? null;
  }

  /** Of what the server said; a field of the command is named as the form knows it. */
  static from(notice: RefusedNotice): Refused {
    return new Refused({ ...notice, field: notice.field?.replace(/^command\./, "") });
  }
}
