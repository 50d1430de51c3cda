import type { AgentNotice, Chat, VisitorInfo, WelcomeNotice } from "../../shared/wire-agent";
import { endedShown, isOver } from "./chats";
import { applyChange, windowOf } from "./list";
import { initialState, type Marks, type OpenDialog, type Session, type State, type Toast } from "./state";
import { withMessages } from "./transcript";

/** Local events. */
export type LocalEvent =
  | { type: "connection"; connection: State["connection"]; lostAt: number | null }
  | { type: "session"; session: Session }
  | { type: "selected"; visitor: string | null }
  | { type: "panel"; visitor: string | null }
  | { type: "dialog"; dialog: OpenDialog | null }
  | { type: "toasted"; toast: Toast }
  | { type: "untoasted"; id: number }
  | { type: "readHere"; chat: string; sequence: number };

/** More toasts than this would cover the work. */
const toastLimit = 4;

/** The state after a notice of the server. Pure; unchanged parts keep their identity. */
export function reduce(state: State, notice: AgentNotice): State {
  switch (notice.type) {
    case "welcome":
      return welcomed(state, notice);
    case "list":
      return { ...state, list: windowOf(notice, state.list) };
    case "listChange":
      return state.list ? { ...state, list: applyChange(state.list, notice) } : state;
    case "visitor":
      return visitorTold(state, notice.visitor, notice.id ?? null);
    case "chat":
      return chatTold(state, notice.chat);
    case "presence": {
      const chat = state.chats.get(notice.chat);
      return chat
        ? { ...state, chats: put(state.chats, chat.id, { ...chat, left: notice.left ?? null }) }
        : state;
    }
    case "waiting":
      return moreTold(state, notice.chats, notice.more);
    case "invitations":
      return { ...state, invitations: notice.invitations };
    case "message":
      return {
        ...withTranscript(state, notice.chat, [notice.message]),
        typing: without(
          state.typing,
          notice.chat,
          state.typing.get(notice.chat)?.from === notice.message.from,
        ),
      };
    case "messages":
      return withTranscript(state, notice.chat, notice.messages, notice.more);
    case "typing": {
      const mark = { from: notice.from ?? "visitor", text: notice.text ?? "" };
      return notice.typing
        ? { ...state, typing: put(state.typing, notice.chat, mark) }
        : { ...state, typing: without(state.typing, notice.chat, true) };
    }
    case "marks":
      return {
        ...state,
        marks: put(state.marks, notice.chat, furthest(state.marks.get(notice.chat), notice)),
      };
    case "agent":
      return {
        ...state,
        agents: put(state.agents, notice.agent.id, notice.agent),
        me: state.me?.id === notice.agent.id ? notice.agent : state.me,
      };
    case "directory":
      return {
        ...state,
        agents: byId(notice.agents),
        widgets: byId(notice.widgets),
        queues: byId(notice.queues),
        me: notice.agents.find((agent) => agent.id === state.me?.id) ?? state.me,
      };
    case "permissions":
      return { ...state, permissions: notice.permissions };
    case "returned":
      return { ...state, returned: { visitor: notice.visitor, name: notice.name } };
    case "loggedOut":
      return { ...initialState, session: "loggedOut" };
    case "pong":
      return (notice.robots ?? 0) === state.robots ? state : { ...state, robots: notice.robots ?? 0 };
    case "done":
    case "refused":
    case "later":
      return state; // handled by the connection
    default: {
      const never: never = notice;
      return never;
    }
  }
}

/** The state after a local event. */
export function reduceLocal(state: State, event: LocalEvent): State {
  switch (event.type) {
    case "connection":
      return state.connection === event.connection && state.lostAt === event.lostAt
        ? state
        : { ...state, connection: event.connection, lostAt: event.lostAt };
    case "session":
      // Nothing of one agent remains for the next.
      return { ...(event.session === "loggedOut" ? initialState : state), session: event.session };
    case "selected":
      if (event.visitor === null) return { ...state, selected: null };
      if (state.selected?.id === event.visitor) return state;
      return { ...state, selected: { id: event.visitor, info: null, gone: false } };
    case "panel":
      return state.panel === event.visitor ? state : { ...state, panel: event.visitor };
    case "dialog":
      return { ...state, dialog: event.dialog };
    case "toasted":
      return { ...state, toasts: [...state.toasts, event.toast].slice(-toastLimit) };
    case "untoasted":
      return { ...state, toasts: state.toasts.filter((toast) => toast.id !== event.id) };
    case "readHere": {
      const chat = state.chats.get(event.chat);
      if (!chat || (chat.readByAgent ?? 0) >= event.sequence) return state;
      return { ...state, chats: put(state.chats, chat.id, { ...chat, readByAgent: event.sequence }) };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

function welcomed(state: State, notice: WelcomeNotice): State {
  let marks = state.marks;
  for (const chat of notice.chats) marks = put(marks, chat.id, marksOf(chat, marks.get(chat.id)));
  return {
    ...state,
    session: "loggedIn",
    welcomes: state.welcomes + 1,
    me: notice.agent,
    permissions: notice.permissions,
    agents: byId(notice.agents),
    widgets: byId(notice.widgets),
    queues: byId(notice.queues),
    chats: byId(notice.chats),
    moreWaiting: notice.moreWaiting,
    invitations: notice.invitations,
    typing: new Map(),
    marks,
  };
}

function visitorTold(state: State, info: VisitorInfo | null, gone: string | null): State {
  const selected = state.selected;
  if (!selected) return state;
  if (info === null) {
    return gone === selected.id ? { ...state, selected: { ...selected, gone: true } } : state;
  }
  if (info.row.id !== selected.id) return state; // of the previously selected one
  return { ...state, selected: { id: selected.id, info, gone: false } };
}

/** The next page of the waiting chats. */
function moreTold(state: State, chats: readonly Chat[], more: number): State {
  return { ...chats.reduce(chatTold, state), moreWaiting: more };
}

function chatTold(state: State, chat: Chat): State {
  const over = chat.status !== "chatting" && chat.status !== "chattingWithFlow" &&
    chat.status !== "chattingWithBot";
  const told = {
    ...state,
    chats: put(state.chats, chat.id, chat),
    marks: put(state.marks, chat.id, marksOf(chat, state.marks.get(chat.id))),
    typing: without(state.typing, chat.id, over),
  };
  return isOver(chat) ? withoutOld(told, chat.id) : told;
}

/**
 * Forgets ended chats that no list shows: `ended` itself if it is not this agent's and was never opened, and the
 * oldest of the agent's own. Strangers can begin and end any number of chats while a console is open.
 */
function withoutOld(state: State, ended: string): State {
  const me = state.me?.id;
  const isOwn = (chat: Chat) => chat.assignee === me || chat.transfer?.by === me;
  const last = state.chats.get(ended);
  let old = last && !isOwn(last) && !state.messages.has(ended) ? [ended] : [];
  const own = [...state.chats.values()].filter((chat) =>
    isOver(chat) && (isOwn(chat) || state.messages.has(chat.id))
  );
  if (own.length > 2 * endedShown) {
    own.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    old = [...old, ...own.slice(endedShown).map((chat) => chat.id)];
  }
  if (old.length === 0) return state;
  const gone = new Set(old);
  return {
    ...state,
    chats: kept(state.chats, gone),
    marks: kept(state.marks, gone),
    messages: kept(state.messages, gone),
  };
}

function kept<V>(map: ReadonlyMap<string, V>, gone: ReadonlySet<string>): ReadonlyMap<string, V> {
  return new Map([...map].filter(([key]) => !gone.has(key)));
}

function withTranscript(
  state: State,
  chat: string,
  messages: Parameters<typeof withMessages>[1],
  more?: boolean | null,
): State {
  const transcript = withMessages(state.messages.get(chat), messages, more);
  return { ...state, messages: put(state.messages, chat, transcript) };
}

function marksOf(chat: Chat, before: Marks | undefined): Marks {
  return furthest(before, { delivered: chat.visitorDelivered ?? 0, read: chat.visitorRead ?? 0 });
}

/** Marks only move forward: a late notice is ignored. */
function furthest(before: Marks | undefined, now: Marks): Marks {
  return {
    delivered: Math.max(before?.delivered ?? 0, now.delivered),
    read: Math.max(before?.read ?? 0, now.read),
  };
}

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function put<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

function without<V>(map: ReadonlyMap<string, V>, key: string, when: boolean): ReadonlyMap<string, V> {
  if (!when || !map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
