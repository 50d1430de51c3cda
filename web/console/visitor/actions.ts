import { chatOf, type Row, type VisitorAction } from "../../shared/wire-agent";
import type { IconName } from "../../ui/icons.generated";
import { placeOf } from "../places/chats";
import { navigate } from "../places/router";
import { take } from "../state/attention";
import { attempt, dispatch } from "../state/store";
import { isWatched, watch } from "../state/watching";
import { words } from "../words/words";

/** What an action needs about its visitor. */
export type ActedOn = Pick<Row, "id" | "name"> & Partial<Pick<Row, "chat" | "version">>;

/**
 * The position of an action in a row: always the same, so that agents learn it. `main` is the labelled button,
 * `second` the one beside it.
 */
export type Slot = "main" | "second" | "info" | "mark" | "ban";

/** An action of an agent on a visitor; everything the console knows about it. */
export interface Action {
  readonly name: VisitorAction;
  readonly icon: IconName;
  /** Pressed on a row of the list; actions with the same key are never offered together. */
  readonly key?: string;
  readonly slots: readonly Slot[];
  /** Carries it out, opens its dialog, or goes to the chat window. */
  readonly perform: (visitor: ActedOn) => Promise<void> | void;
}

/** All actions, in the order of Visitor Info: the most helpful first. */
export const actions: readonly Action[] = [
  {
    name: "visitorInfo",
    icon: "info",
    key: "Enter",
    slots: ["info"],
    perform: ({ id }) => dispatch({ type: "panel", visitor: id }),
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

/** Carries out an action. */
export async function perform(name: VisitorAction, visitor: ActedOn): Promise<void> {
  await byName[name].perform(visitor);
}

/** The offered actions in the order of the table. */
export function inOrder(offered: readonly VisitorAction[]): readonly VisitorAction[] {
  return actions.map(({ name }) => name).filter((name) => offered.includes(name));
}

/** The content of each slot of a row; an action takes the first of its slots that is free. */
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

/** The offered action of a key that was pressed on a row; null if there is none. */
export function actionOfKey(key: string, offered: readonly VisitorAction[]): VisitorAction | null {
  return inOrder(offered).find((name) => byName[name].key === key.toLowerCase()) ?? null;
}

/** The actions' keys with descriptions, for the list of keyboard shortcuts. */
export function actionKeys(): readonly (readonly [key: string, what: string])[] {
  const keys = [...new Set(actions.flatMap(({ key }) => key ?? []))];
  return keys.map((key) => {
    const labels = actions.filter((action) => action.key === key).map(({ name }) => labelOf(name));
    return [key.length === 1 ? key.toUpperCase() : key, labels.join(" / ")];
  });
}

/** Actions carried out by the server. */
async function send(type: "capture" | "release" | "refuse", visitor: ActedOn): Promise<void> {
  await attempt({ type, visitor: visitor.id });
}

/** Opens a dialog first. */
function ask(kind: "ban" | "invite", { id, name }: ActedOn): void {
  dispatch({ type: "dialog", dialog: { kind, visitor: { id, name } } });
}

/** Requests the chat from the server, and goes to it. */
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

/** What is offered to an agent who has joined or monitors the chat already: a link to it instead of the action. */
export function offeredTo(
  offered: readonly VisitorAction[],
  isWatching: boolean,
): readonly VisitorAction[] {
  const done = (action: VisitorAction) => action === "join" || action === "monitor";
  if (!isWatching || !offered.some(done)) return offered;
  const others = offered.filter((action) => !done(action) && action !== "goToChat");
  return ["goToChat", ...others];
}

/** The chat as displayed: if it has changed, the server refuses instead of acting. */
function open({ chat, version }: ActedOn): { chat?: string; version?: number } {
  return chat ? { chat, version: version ?? undefined } : {};
}
