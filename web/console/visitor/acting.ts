import { chatOf, type Row, type VisitorAction } from "../../shared/wire-agent";
import { isWatched, watch } from "../state/watching";
import { placeOf } from "../places/chats";
import { navigate } from "../places/router";
import { take } from "../state/attention";
import { attempt, tell } from "../state/store";

/** What an action needs to know of its visitor. */
export type ActedOn = Pick<Row, "id" | "name"> & Partial<Pick<Row, "chat" | "version">>;

/** Does what the button says: at once, through a dialog, or by going to the chat window. */
export async function perform(action: VisitorAction, visitor: ActedOn): Promise<void> {
  switch (action) {
    case "visitorInfo":
      tell({ type: "panel", visitor: visitor.id });
      return;
    case "ban":
    case "invite":
      tell({ type: "dialog", dialog: { kind: action, visitor: { id: visitor.id, name: visitor.name } } });
      return;
    case "capture":
    case "release":
    case "refuse":
      await attempt({ type: action, visitor: visitor.id });
      return;
    case "goToChat":
      if (visitor.chat && isWatched(visitor.chat)) return navigate(placeOf(visitor.chat));
      return await enter(action, visitor);
    case "accept":
    case "join":
    case "monitor":
    case "takeOver":
      return await enter(action, visitor);
    default: {
      const never: never = action;
      return never;
    }
  }
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
  actions: readonly VisitorAction[],
  isWatching: boolean,
): readonly VisitorAction[] {
  const done = (action: VisitorAction) => action === "join" || action === "monitor";
  if (!isWatching || !actions.some(done)) return actions;
  const others = actions.filter((action) => !done(action) && action !== "goToChat");
  return ["goToChat", ...others];
}

/** The chat as it stands on the screen: if it is another by now, the server says so instead of acting. */
function open({ chat, version }: ActedOn): { chat?: string; version?: number } {
  return chat ? { chat, version: version ?? undefined } : {};
}
