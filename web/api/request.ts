import type { RefusalCode, RefusalReason } from "../shared/wire-agent";
import { Refused } from "../shared/refused";
import { apiWords } from "./words";

/** What a request may carry. */
export interface Asked {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** The version that is changed (`ETag`): the server refuses to change another one. */
  readonly ifMatch?: string | null;
  readonly signal?: AbortSignal;
}

/** What a request was answered with. */
export interface Answer<Value> {
  readonly value: Value;
  /** Names this version of the resource; null when the server gives none. */
  readonly etag: string | null;
}

/** Somebody else has changed the resource meanwhile. */
export class Conflict extends Refused {
  /** Who did; null when the server does not say. */
  readonly by: string | null;

  constructor(why: ConstructorParameters<typeof Refused>[0], by: string | null) {
    super(why);
    this.name = "Conflict";
    this.by = by;
  }
}

/** Asks the server; rejects with `Refused`, or `Conflict` where another version was to be changed. */
export async function request<Value>(url: string, asked: Asked = {}): Promise<Answer<Value>> {
  const { method = "GET", body, ifMatch, signal } = asked;
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(ifMatch ? { "if-match": ifMatch } : {}),
      },
    });
  } catch (why) {
    if (signal?.aborted) throw why;
    throw new Refused({ code: "lineLost", title: apiWords().unreachable });
  }
  if (!answer.ok) throw await refusalOf(answer);
  const value = (answer.status === 204 ? null : await answer.json()) as Value;
  return { value, etag: answer.headers.get("etag") };
}

/** A problem document (RFC 9457) as the server writes them; every part may be missing. */
type Problem = {
  code?: RefusalCode;
  title?: string;
  detail?: string;
  reason?: RefusalReason;
  field?: string;
  by?: string;
};

async function refusalOf(answer: Response): Promise<Refused> {
  // a proxy's error page is no JSON; its status is all there is to say
  const problem = await answer.json().catch(() => ({})) as Problem;
  const why = {
    code: problem.code ?? "unavailable",
    title: problem.title ?? `${answer.status} ${answer.statusText}`.trim(),
    detail: problem.detail,
    reason: problem.reason,
    field: problem.field,
  };
  return answer.status === 412
    ? new Conflict({ ...why, code: problem.code ?? "editedMeanwhile" }, problem.by ?? null)
    : new Refused(why);
}
