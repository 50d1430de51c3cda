import { request } from "./request";

/** One's own account over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

const sessions = "/api/v1/account/sessions";

/** A browser in which one is logged in. */
export interface OwnSession {
  readonly id: string;
  /** Browser and system; empty if unknown. */
  readonly browser: string;
  readonly address: string;
  readonly created: number;
  readonly seen: number;
  readonly current: boolean;
}

export async function listSessions(signal?: AbortSignal): Promise<readonly OwnSession[]> {
  return (await request<{ sessions: readonly OwnSession[] }>(sessions, { signal })).value.sessions;
}

export async function endSession(id: string): Promise<void> {
  await request<null>(`${sessions}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

export async function endOtherSessions(): Promise<void> {
  await request<null>(sessions, { method: "DELETE" });
}

export async function changePassword(before: string, after: string): Promise<void> {
  await request<null>("/api/v1/account/password", { method: "PUT", body: { old: before, new: after } });
}
