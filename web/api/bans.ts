import type { Ban, BanKind, RefusalCode } from "../shared/wire-agent";
import { apiWords } from "./words";
import { Refused } from "../shared/refused";

/** Bans over HTTP, as docs/protocol.md section 3 has them. Failures are `Refused`. */

const path = "/api/v1/bans";

/** What a ban is made of, or changed by. */
export type BanBody = {
  visitor?: string;
  start?: string;
  end?: string;
  cidr?: string;
  comment?: string;
  /** Milliseconds; 0 takes an expiry away. */
  expires?: number;
  confirmed?: boolean;
};

export type BanPage = { total: number; bans: readonly Ban[] };

export function listBans(
  query: { kind: BanKind; search: string; offset: number; count: number },
  signal: AbortSignal,
): Promise<BanPage> {
  const { kind, search, offset, count } = query;
  const words = new URLSearchParams({ kind, search, offset: String(offset), count: String(count) });
  return ask<BanPage>(`${path}?${words}`, { signal });
}

export function addBan(body: BanBody): Promise<Ban> {
  return ask<Ban>(path, { method: "POST", body: JSON.stringify(body) });
}

export function editBan(id: string, body: BanBody): Promise<Ban> {
  return ask<Ban>(`${path}/${encodeURIComponent(id)}`, { method: "PATCH", body: JSON.stringify(body) });
}

export async function removeBan(id: string): Promise<void> {
  await ask<null>(`${path}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

async function ask<Answer>(url: string, request: RequestInit): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      ...request,
      headers: {
        accept: "application/json",
        ...(request.body ? { "content-type": "application/json" } : {}),
      },
    });
  } catch (why) {
    if (request.signal?.aborted) throw why;
    throw new Refused({ code: "lineLost", title: apiWords().unreachable });
  }
  if (answer.status === 204) return null as Answer;
  if (!answer.ok) throw await problemOf(answer);
  return await answer.json() as Answer;
}

type Problem = { code?: RefusalCode; title?: string; detail?: string; field?: string };

async function problemOf(answer: Response): Promise<Refused> {
  // a proxy's error page is no JSON; its status is all there is to say
  const problem = await answer.json().catch(() => ({})) as Problem;
  return new Refused({
    code: problem.code ?? "unavailable",
    title: problem.title ?? `${answer.status} ${answer.statusText}`.trim(),
    detail: problem.detail,
    field: problem.field,
  });
}
