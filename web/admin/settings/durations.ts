/** Units of a time that somebody types, largest first, in milliseconds. */
export const timeUnits = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;

export type TimeUnit = keyof typeof timeUnits;

export const timeUnitNames = Object.keys(timeUnits) as TimeUnit[];

/** A time as typed: a number and its unit. */
export interface TypedTime {
  readonly count: string;
  readonly unit: TimeUnit;
}

/** In the largest unit that divides it: 90 s, 12 h. */
export function typed(milliseconds: number): TypedTime {
  const unit = timeUnitNames.find((name) => milliseconds % timeUnits[name] === 0) ?? "seconds";
  return { count: String(milliseconds / timeUnits[unit]), unit };
}

/** Milliseconds; null unless the number is a whole one above zero. */
export function milliseconds({ count, unit }: TypedTime): number | null {
  const text = count.trim();
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) * timeUnits[unit] : null;
}
