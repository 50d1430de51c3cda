import type { Shown } from "./hold";

/** The visitor at the position that another has left: at `index` or after it, else the last one before it. */
export function successor(
  { ids, rows, gone }: Pick<Shown, "ids" | "rows" | "gone">,
  index: number,
): string | null {
  const isThere = (id: string) => rows.has(id) && !gone.has(id);
  return ids.slice(Math.max(0, index)).find(isThere) ?? [...ids].reverse().find(isThere) ?? null;
}
