import type { Agent, Chat, ListNotice, Message, Row, WelcomeNotice } from "../../shared/wire-agent";

/** The people of the tests: agents Ana and Ben, visitors by number. */

export const noon = 1_800_000_000_000;

export const ana: Agent = { id: "ana", name: "Ana", availability: "online" };
export const ben: Agent = { id: "ben", name: "Ben", availability: "away" };

export function visitor(id: string, change: Partial<Row> = {}): Row {
  return {
    id,
    status: "inSite",
    since: noon,
    name: `Visitor ${id}`,
    arrived: noon,
    pageSince: noon,
    pages: 1,
    visits: 1,
    chats: 0,
    actions: ["visitorInfo", "capture", "ban", "invite"],
    ...change,
  };
}

export function list(ids: readonly string[], change: Partial<ListNotice> = {}): ListNotice {
  return {
    type: "list",
    at: noon,
    offset: 0,
    total: ids.length,
    online: ids.length,
    counts: { inSite: ids.length },
    countries: { DE: 2, FR: 1 },
    rows: ids.map((id) => visitor(id)),
    ...change,
  };
}

export function chat(id: string, change: Partial<Chat> = {}): Chat {
  return {
    id,
    visitor: "v",
    visitorName: "Vera",
    status: "chatting",
    version: 1,
    startedAt: noon,
    last: 0,
    ...change,
  };
}

export function message(sequence: number, change: Partial<Message> = {}): Message {
  return { sequence, from: "visitor", text: `said ${sequence}`, at: noon + sequence, ...change };
}

export function welcome(change: Partial<WelcomeNotice> = {}): WelcomeNotice {
  return {
    type: "welcome",
    boot: "b",
    now: noon,
    agent: ana,
    permissions: ["seeVisitors", "chat", "monitor", "capture", "ban"],
    agents: [ana, ben],
    widgets: [{ id: "w", name: "Tulip" }],
    queues: [{ id: "q", name: "Support" }],
    chats: [],
    moreWaiting: 0,
    invitations: [],
    ...change,
  };
}
