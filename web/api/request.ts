import type { RefusalCode, RefusalReason } from "../shared/wire-agent";
import { Refused } from "../shared/refused";
import { apiWords } from "./words";

/** The options of a request. */
export interface Asked {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** A file, sent as it is instead of `body`. */
  readonly file?: Blob;
  /** The revision being changed (`ETag`): the server refuses to change another one. */
  readonly ifMatch?: string | null;
  readonly signal?: AbortSignal;
}

/** The response to a request. */
export interface Answer<Value> {
  readonly value: Value;
  /** The revision of the resource; null if the server sends none. */
  readonly etag: string | null;
}

/** Somebody else has changed the resource meanwhile. */
export class Conflict extends Refused {
  /** Who did; null if the server does not say. */
  readonly by: string | null;

  constructor(why: ConstructorParameters<typeof Refused>[0], by: string | null) {
    super(why);
    this.name = "Conflict";
    this.by = by;
  }
}

/** Sends a request; rejects with `Refused`, or with `Conflict` if the revision has changed. */
export async function request<Value>(url: string, asked: Asked = {}): Promise<Answer<Value>> {
  const { method = "GET", body, file, ifMatch, signal } = asked;
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      signal,
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
      headers: {
        accept: "application/json",
        ...(file ? { "content-type": "text/csv" } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(ifMatch ? { "if-match": ifMatch } : {}),
      },
    });
  } catch (why) {
    if (signal?.aborted) throw why;
    throw new Refused({ code: "connectionLost", title: apiWords().unreachable });
  }
  if (!answer.ok) throw await refusalOf(answer);
  const value = (answer.status === 204 ? null : await answer.json()) as Value;
  return { value, etag: answer.headers.get("etag") };
}

/** A problem document (RFC 9457) of the server; every part may be missing. */
type Problem = {
  code?: RefusalCode;
  title?: string;
  detail?: string;
  reason?: RefusalReason;
  field?: string;
};

function editorOf({ reason }: Problem): string | null {
  return reason?.is === "editedBy" ? reason.name : null;
}

async function refusalOf(answer: Response): Promise<Refused> {
  // a proxy's error page is not JSON; then only its status counts
  const problem = await answer.json().catch(() => ({})) as Problem;
  const why = {
    code: problem.code ?? "unavailable",
    title: problem.title ?? `${answer.status} ${answer.statusText}`.trim(),
    detail: problem.detail,
    reason: problem.reason,
    field: problem.field,
  };
  return answer.status === 412
    ? new Conflict({ ...why, code: problem.code ?? "editedMeanwhile" }, editorOf(problem))
    : new Refused(why);
}
