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

/** What bans are sorted by. */
export type BanOrder = "at" | "value" | "comment" | "by" | "hits" | "expires";

export type BanPage = { total: number; bans: readonly Ban[] };

export async function listBans(
  query: {
    kind: BanKind;
    search: string;
    sort: BanOrder;
    descending: boolean;
    offset: number;
    count: number;
  },
  signal: AbortSignal,
): Promise<BanPage> {
  const { kind, search, sort, descending, offset, count } = query;
  const words = new URLSearchParams({
    kind,
    search,
    sort,
    descending: String(descending),
    offset: String(offset),
    count: String(count),
  });
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

/** Where a browser downloads the bans of one kind as a table. */
export function banExport(kind: BanKind): string {
  return `${path}.csv?kind=${kind}`;
}

/** Why a row of a table, or a table as a whole, cannot be imported. */
export const banFileFaults = [
  "notUTF8",
  "unclosedQuote",
  "strayQuote",
  "noRows",
  "tooManyRows",
  "empty",
  "notAnAddress",
  "notAPrefix",
  "mixedFamilies",
  "startAfterEnd",
  "commentTooLong",
  "notATime",
  "past",
  "addressOfProxy",
  "loopbackAddress",
  "privateAddress",
  "veryWide",
  "manyVisitors",
] as const;

export type BanFileFault = (typeof banFileFaults)[number];

/** What an import did, or would do. */
export type BanImport = {
  readonly accepted: number;
  readonly existing: number;
  readonly refused: readonly {
    readonly line: number;
    readonly value: string;
    readonly reason: BanFileFault;
    readonly limit?: number;
  }[];
  readonly refusedCount: number;
  readonly stopped: number;
  readonly online: number;
  readonly done: boolean;
};

/** Imports a table; without `commit`, only says what would become of each row. */
export async function importBans(table: Blob, commit: boolean): Promise<BanImport> {
  return (await request<BanImport>(`${path}/import?commit=${commit}`, { method: "POST", file: table })).value;
}

export type BanPreviewPerson = {
  readonly visitor: string;
  readonly name: string;
  readonly address: string;
  /** Why the ban does not stop them; absent when it does. */
  readonly why?: "otherVisitor" | "otherFamily" | "before" | "after";
};

/** Whom a ban would stop. */
export type BanPreview = {
  readonly met: readonly BanPreviewPerson[];
  readonly metCount: number;
  readonly spared: readonly BanPreviewPerson[];
  readonly online: number;
  readonly lastDay: number;
  readonly proxy?: string;
  readonly doubt?: string;
};

export async function previewBan(
  { visitor, start, end, cidr }: BanBody,
  signal: AbortSignal,
): Promise<BanPreview> {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries({ visitor, start, end, cidr })) {
    if (value) words.set(name, value);
  }
  return (await request<BanPreview>(`${path}/preview?${words}`, { signal })).value;
}
