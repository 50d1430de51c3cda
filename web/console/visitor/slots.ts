import type { VisitorAction } from "../../shared/wire-agent";

/** Where a row's actions stand: each always in the same place, so that hands learn them. */
export interface Slots {
  /** The labelled one. */
  main: VisitorAction | null;
  /** Beside it: Refuse or Monitor. */
  second: VisitorAction | null;
  info: VisitorAction | null;
  mark: VisitorAction | null;
  ban: VisitorAction | null;
}

/** What helps most, first. */
const mains: readonly VisitorAction[] = ["accept", "goToChat", "join", "takeOver", "invite", "monitor"];

export function slotsOf(offered: readonly VisitorAction[]): Slots {
  const main = mains.find((action) => offered.includes(action)) ?? null;
  const first = (...actions: VisitorAction[]) =>
    actions.find((action) => action !== main && offered.includes(action)) ?? null;
  return {
    main,
    second: first("refuse", "monitor"),
    info: first("visitorInfo"),
    mark: first("release", "capture"),
    ban: first("ban"),
  };
}

/** The key of each action; C is for whichever of Capture and Release is offered. */
export const actionKeys: Readonly<Record<string, readonly VisitorAction[]>> = {
  a: ["accept"],
  r: ["refuse"],
  i: ["invite"],
  g: ["goToChat"],
  j: ["join"],
  m: ["monitor"],
  t: ["takeOver"],
  c: ["capture", "release"],
  b: ["ban"],
};
