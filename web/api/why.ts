import { request } from "./request";

/** Why a chat is where it is, over HTTP, as in docs/protocol.md section 3. */

export interface Candidate {
  readonly agent: string;
  readonly chats: number;
  readonly limit: number;
  /** Absent: could be assigned the chat. */
  readonly obstacle?: "offline" | "away" | "notConnected" | "full";
}

/** What one queue decided. */
export interface WhyStep {
  readonly queue: string;
  readonly outcome:
    | "assigned"
    | "untilAccepted"
    | "nobodyFree"
    | "behind"
    | "closed"
    | "nobodyOnline"
    | "full";
  readonly candidates: readonly Candidate[];
  readonly assigned?: string;
  readonly behind?: number;
  readonly limit?: number;
  readonly until?: number;
}

/** One thing that would change it. */
export type Remedy =
  | { readonly is: "agentFree"; readonly agent: string }
  | { readonly is: "opens"; readonly queue: string; readonly at?: number }
  | { readonly is: "turn" | "room"; readonly queue: string };

export interface Why {
  readonly chat: string;
  readonly cause: "waits" | "assigned" | "accepted" | "automated" | "ended";
  readonly agent?: string;
  readonly at?: number;
  readonly ahead: number;
  readonly steps: readonly WhyStep[];
  readonly remedies: readonly Remedy[];
}

/** Moves a waiting chat to another queue. */
export async function moveChat(chat: string, queue: string): Promise<void> {
  await request<null>(`/api/v1/chats/${encodeURIComponent(chat)}/queue`, { method: "PUT", body: { queue } });
}

export async function whyOf(chat: string, signal: AbortSignal): Promise<Why> {
  return (await request<Why>(`/api/v1/chats/${encodeURIComponent(chat)}/why`, { signal })).value;
}
