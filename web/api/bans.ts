import type { Ban, BanKind } from "../shared/wire-agent";
import { request } from "./request";

/** Bans over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

const path = "/api/v1/bans";

/** The fields of a new or changed ban. */
export type BanBody = {
  visitor?: string;
  start?: string;
  end?: string;
  cidr?: string;
  comment?: string;
  /** Milliseconds; 0 removes an expiry. */
  expires?: number;
  confirmed?: boolean;
};

export type BanPage = { total: number; bans: readonly Ban[] };

export async function listBans(
  query: { kind: BanKind; search: string; offset: number; count: number },
  signal: AbortSignal,
): Promise<BanPage> {
  const { kind, search, offset, count } = query;
  const words = new URLSearchParams({ kind, search, offset: String(offset), count: String(count) });
  return (await request<BanPage>(`${path}?${words}`, { signal })).value;
}

export async function addBan(body: BanBody): Promise<Ban> {
  return (await request<Ban>(path, { method: "POST", body })).value;
}

/** Where one ban is loaded and saved. */
export function banPath(id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}

export async function removeBan(id: string): Promise<void> {
  await request<null>(banPath(id), { method: "DELETE" });
}
