/** The parts of a tab for tests: a session, an uplink that records, and browser interfaces that Deno lacks. */
import type { Chat, VisitorCommand, Welcome } from "../../shared/wire-visitor";
import type { Drawing } from "../drawing";
import type { Handover } from "../handover";
import type { Launcher } from "../launcher";
import { nothing } from "../memory";
import { makeSession, type Session } from "../session";
import type { TabMemory } from "../tabMemory";
import type { Tabs } from "../tabs";
import type { Uplink } from "../uplink";
import type { Who } from "../who";

// The document of a page that the visitor looks at, and no storage.
Object.assign(globalThis, {
  document: { visibilityState: "visible", referrer: "", hasFocus: () => true },
  innerWidth: 1_280,
});

export const chat: Chat = { id: "c", status: "chatting", last: 0, delivered: 0, read: 0, seen: 0 };

export const welcome = (more: Partial<Welcome> = {}): Welcome => ({
  type: "welcome",
  visitor: "vera",
  token: "v1.vera.signature",
  name: "Vera",
  boot: "b1",
  now: 0,
  widget: { title: "Tulip" },
  online: true,
  status: "inSite",
  messages: [],
  ...more,
});

/** What the parts did, in order: a command by its type, everything else by the name of the call. */
export type Events = string[];

export interface Stage {
  events: Events;
  session: Session;
  uplink: { tabs: Tabs | null } & Omit<Uplink, "tabs">;
  who: Who;
  memory: TabMemory;
  launcher: Launcher;
  drawing: Drawing;
  handover: Handover;
}

/** A tab of a visitor who is known unless `token` is undefined; it has joined the tabs once `uplink.begin` is called. */
export function stage(token: string | undefined = "v1.vera.signature", leads = true): Stage {
  const events: Events = [];
  const log = (name: string) => () => void events.push(name);
  const post = (command: VisitorCommand) => void events.push(command.type);
  const tabs = { leading: () => leads, others: () => [], post, attach: log("attach") } as unknown as Tabs;
  const uplink: Stage["uplink"] = {
    tabs: null,
    post: (command) => uplink.tabs?.post(command),
    publish: ({ type }) => void events.push(`publish ${type}`),
    begin: () => {
      events.push("begin");
      uplink.tabs = tabs;
    },
    leave: () => {
      events.push("leave");
      uplink.tabs = null;
    },
  };
  const who = {
    token: () => token,
    welcomed: log("who.welcomed"),
    introduce: log("who.introduce"),
    answered: () => {},
    departed: log("who.departed"),
    clear: (browser?: boolean) => void events.push(browser ? "clear browser" : "clear"),
  } as unknown as Who;
  const memory: TabMemory = {
    found: nothing,
    text: "",
    remember: () => {},
    forget: log("memory.forget"),
    hasUnsent: () => null,
  };
  const launcher = {
    root: { activeElement: null },
    raise: log("raise"),
    focus: log("focus button"),
    remove: log("remove"),
  } as unknown as Launcher;
  const drawing = { draw: log("draw"), strip: log("strip") } as unknown as Drawing;
  const handover = { consent: false, accent: "#0f766e", side: "left", key: "k" } as Handover;
  const session = makeSession(() => {});
  return { events, session, uplink, who, memory, launcher, drawing, handover };
}
