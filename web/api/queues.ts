import { request } from "./request";

/** Chat queues over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

export const queuesPath = "/api/v1/queues";

/** Where one queue is loaded and saved. */
export function queuePath(id: string): string {
  return `${queuesPath}/${encodeURIComponent(id)}`;
}

export const distributions = ["manual", "roundRobin", "leastLoaded", "lastAgentFirst"] as const;
export type Distribution = typeof distributions[number];

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = typeof weekdays[number];

/** Two times of day; an end that is not after the start is on the next day. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** A day with other hours. */
export interface HoursException {
  /** `2026-12-24`, or `--12-24` for every year. */
  readonly day: string;
  readonly name: string;
  readonly spans: readonly OpenSpan[];
}

export interface OfficeHours {
  readonly zone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly OpenSpan[]>>>;
  readonly exceptions: readonly HoursException[];
  readonly byHand?: { readonly state: "open" | "closed"; readonly until?: number };
}

/** When something opens and closes next. */
export interface HoursPreview {
  readonly open: boolean;
  readonly changes: readonly { readonly at: number; readonly opens: boolean }[];
}

/** All settings of a queue. */
export interface QueueBody {
  readonly name: string;
  readonly distribution: Distribution;
  readonly agents: readonly string[];
  readonly backup?: string;
  readonly hours?: OfficeHours;
  readonly limit?: number;
  /** Milliseconds. */
  readonly overflowAfter?: number;
}

export interface Queue extends QueueBody {
  readonly id: string;
  readonly etag: string;
  readonly now: HoursPreview;
  readonly waiting: number;
  readonly widgets: readonly string[];
  readonly flows: readonly string[];
}

export async function listQueues(signal: AbortSignal): Promise<readonly Queue[]> {
  return (await request<{ queues: readonly Queue[] }>(queuesPath, { signal })).value.queues;
}

export async function addQueue(body: QueueBody): Promise<Queue> {
  return (await request<Queue>(queuesPath, { method: "POST", body })).value;
}

export async function removeQueue(queue: Queue): Promise<void> {
  await request<null>(queuePath(queue.id), { method: "DELETE" });
}

/** @param at milliseconds; null for now. */
export async function previewHours(
  hours: OfficeHours,
  at: number | null,
  signal: AbortSignal,
): Promise<HoursPreview> {
  const body = { hours, at: at ?? undefined };
  return (await request<HoursPreview>("/api/v1/office-hours/preview", { method: "POST", body, signal }))
    .value;
}
