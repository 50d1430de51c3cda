import type { Ban } from "../../shared/wire-agent";

/** What the list can be sorted by. */
export type BanSortKey = "value" | "comment" | "by" | "at" | "hits" | "expires";
export type BanSort = { by: BanSortKey; descending: boolean };

/** The newest first, as the server sends them. */
export const defaultSort: BanSort = { by: "at", descending: true };

/** The bans in the order of `sort`; what is equal stays as it was. */
export function sorted(bans: readonly Ban[], { by, descending }: BanSort): Ban[] {
  const sign = descending ? -1 : 1;
  return [...bans].sort((a, b) => sign * compare(keyOf(a, by), keyOf(b, by)));
}

/** The sort after a click on `by`: the other way round when it was chosen already. */
export function clicked(sort: BanSort, by: BanSortKey): BanSort {
  return sort.by === by
    ? { by, descending: !sort.descending }
    : { by, descending: by === "at" || by === "hits" };
}

function keyOf(ban: Ban, by: BanSortKey): string | number {
  switch (by) {
    case "value":
      return ban.value;
    case "comment":
      return ban.comment ?? "";
    case "by":
      return ban.by ?? "";
    case "at":
      return ban.at;
    case "hits":
      return ban.hits;
    case "expires":
      return ban.expires ?? Infinity; // never comes after every day
    default: {
      const never: never = by;
      return never;
    }
  }
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, undefined, { numeric: true });
  return a === b ? 0 : a < b ? -1 : 1;
}
