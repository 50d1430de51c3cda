import { chatOf, type Row, type VisitorAction } from "../../shared/wire-agent";
import type { IconName } from "../../ui/icons.generated";
import { placeOf } from "../places/chats";
import { navigate } from "../places/router";
import { take } from "../state/attention";
import { attempt, tell } from "../state/store";
import { isWatched, watch } from "../state/watching";
import { words } from "../words/words";

/** What an action needs to know of its visitor. */
export type ActedOn = Pick<Row, "id" | "name"> & Partial<Pick<Row, "chat" | "version">>;

/**
 * Where a row has an action: each always in the same place, so that hands learn them. `main` is the labelled button,
 * `second` the one beside it.
 */
export type Slot = "main" | "second" | "info" | "mark" | "ban";

/** One thing that an agent can do with a visitor; all there is to know of it in the console. */
export interface Action {
  readonly name: VisitorAction;
  readonly icon: IconName;
  /** Pressed on a row of the list; the actions of one key are never offered together. */
  readonly key?: string;
  readonly slots: readonly Slot[];
  /** Does it at once, opens its dialog, or goes to the chat window. */
  readonly perform: (visitor: ActedOn) => Promise<void> | void;
}

/** All actions, in the order in which Visitor Info shows them: what helps most, first. */
export const actions: readonly Action[] = [
  {
    name: "visitorInfo",
    icon: "info",
    key: "Enter",
    slots: ["info"],
    perform: ({ id }) => tell({ type: "panel", visitor: id }),
  },
  { name: "accept", icon: "check", key: "a", slots: ["main"], perform: (on) => enter("accept", on) },
  { name: "refuse", icon: "x", key: "r", slots: ["second"], perform: (on) => send("refuse", on) },
  {
    name: "goToChat",
    icon: "messages-square",
    key: "g",
    slots: ["main"],
    perform: (on) => on.chat && isWatched(on.chat) ? navigate(placeOf(on.chat)) : enter("goToChat", on),
  },
  { name: "join", icon: "log-in", key: "j", slots: ["main"], perform: (on) => enter("join", on) },
  { name: "takeOver", icon: "hand", key: "t", slots: ["main"], perform: (on) => enter("takeOver", on) },
  {
    name: "monitor",
    icon: "scan-eye",
    key: "m",
    slots: ["main", "second"],
    perform: (on) => enter("monitor", on),
  },
  { name: "invite", icon: "mail-plus", key: "i", slots: ["main"], perform: (on) => ask("invite", on) },
  { name: "capture", icon: "pin", key: "c", slots: ["mark"], perform: (on) => send("capture", on) },
  { name: "release", icon: "pin-off", key: "c", slots: ["mark"], perform: (on) => send("release", on) },
  { name: "ban", icon: "ban", key: "b", slots: ["ban"], perform: (on) => ask("ban", on) },
];

const byName = Object.fromEntries(actions.map((action) => [action.name, action])) as Record<
  VisitorAction,
  Action
>;

export const iconOf = (name: VisitorAction): IconName => byName[name].icon;

export const labelOf = (name: VisitorAction): string => words.action[name];

/** Does what the button says. */
export async function perform(name: VisitorAction, visitor: ActedOn): Promise<void> {
  await byName[name].perform(visitor);
}

/** The offered actions in the order of the table. */
export function inOrder(offered: readonly VisitorAction[]): readonly VisitorAction[] {
  return actions.map(({ name }) => name).filter((name) => offered.includes(name));
}

/** What each slot of a row holds; an action stands in the first of its slots that is free. */
export function slotsOf(offered: readonly VisitorAction[]): Record<Slot, VisitorAction | null> {
  const slots: Record<Slot, VisitorAction | null> = {
    main: null,
    second: null,
    info: null,
    mark: null,
    ban: null,
  };
  for (const name of inOrder(offered)) {
    const free = byName[name].slots.find((slot) => slots[slot] === null);
    if (free) slots[free] = name;
  }
  return slots;
}

/** The offered action of a key that was pressed on a row; null when there is none. */
export function actionOfKey(key: string, offered: readonly VisitorAction[]): VisitorAction | null {
  return inOrder(offered).find((name) => byName[name].key === key.toLowerCase()) ?? null;
}

/** The keys of the actions and what they do, for the list of keyboard shortcuts. */
export function actionKeys(): readonly (readonly [key: string, what: string])[] {
  const keys = [...new Set(actions.flatMap(({ key }) => key ?? []))];
  return keys.map((key) => {
    const labels = actions.filter((action) => action.key === key).map(({ name }) => labelOf(name));
    return [key.length === 1 ? key.toUpperCase() : key, labels.join(" / ")];
  });
}

/** What concerns the server alone. */
async function send(type: "capture" | "release" | "refuse", visitor: ActedOn): Promise<void> {
  await attempt({ type, visitor: visitor.id });
}

/** Opens a dialog before anything is done. */
function ask(kind: "ban" | "invite", { id, name }: ActedOn): void {
  tell({ type: "dialog", dialog: { kind, visitor: { id, name } } });
}

/** Asks the server for the chat, and goes to it. */
async function enter(
  action: "accept" | "goToChat" | "join" | "monitor" | "takeOver",
  visitor: ActedOn,
): Promise<void> {
  if (action === "accept" || action === "takeOver") take(visitor.id);
  const done = await attempt({ type: action, visitor: visitor.id, ...open(visitor) });
  const chat = done && (chatOf(done) ?? visitor.chat ?? null);
  if (chat && (action === "join" || action === "monitor")) watch(chat, visitor.id);
  if (done) navigate(placeOf(chat ?? visitor.id));
}

/**
 * What an agent who joined or monitors the chat already is offered: the way to it in place of doing so again.
 */
export function offeredTo(
  offered: readonly VisitorAction[],
  isWatching: boolean,
): readonly VisitorAction[] {
  const done = (action: VisitorAction) => action === "join" || action === "monitor";
  if (!isWatching || !offered.some(done)) return offered;
  const others = offered.filter((action) => !done(action) && action !== "goToChat");
  return ["goToChat", ...others];
}

/** The chat as it stands on the screen: if it is another by now, the server says so instead of acting. */
function open({ chat, version }: ActedOn): { chat?: string; version?: number } {
  return chat ? { chat, version: version ?? undefined } : {};
}
