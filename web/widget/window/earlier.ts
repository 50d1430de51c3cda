/** The earlier conversation: the visitor's ended chats, fetched page by page on request. */
import type { Message, Position, VisitorNotice, Welcome } from "../../shared/wire-visitor";
import type { Core } from "../core";
import { button, el } from "../element";
import { joined } from "../lists";
import { earlierText as text } from "../messages";
import type { State } from "../state";

/** Consecutive messages of one ended chat. */
export interface Part {
  id: string;
  messages: Message[];
}

/** The part of the history in this window. */
export interface History {
  /** Oldest first. */
  parts: Part[];
  /** Where the next page ends; absent for before all that the window shows. */
  before?: Position;
  progress: "ready" | "loading" | "failed" | "end";
}

export const noHistory: History = { parts: [], progress: "ready" };

/** The history after a notice. Pages that another tab requested are ignored. */
export function withNotice(history: History, notice: VisitorNotice): History {
  if (history.progress !== "loading") return history;
  if (notice.type === "history" && isSame(notice.before, history.before)) {
    const { chats, next } = notice;
    return {
      parts: joined(chats, history.parts),
      before: next ?? undefined,
      progress: next ? "ready" : "end",
    };
  }
  if (notice.type !== "refused" || notice.command !== "history") return history;
  // The chats no longer exist.
  return { ...history, progress: notice.code === "noSuchChat" ? "end" : "failed" };
}

function isSame(one: Position | null | undefined, other: Position | null | undefined): boolean {
  return one?.chat === other?.chat && one?.sequence === other?.sequence;
}

/** Whether a greeting announces chats that this page does not show: those older than its own chat. */
export function hasHidden(welcome: Welcome | null, { oldest }: State): boolean {
  return !!welcome?.history && (!oldest || oldest === welcome.chat?.id);
}

export interface Earlier {
  /** The button above the conversation. */
  element: HTMLElement;
  parts(): Part[];
  draw(state: State): void;
  heard(notice: VisitorNotice): void;
}

/** @param changed called when there is another page to draw. */
export function makeEarlier(core: Core, changed: () => void): Earlier {
  let history = noHistory;
  let exists = false;
  let focusLog = () => {};
  const more = button({ class: "more" }, () => {
    if (history.progress === "loading") return;
    const { oldest } = core.state();
    const before = history.before ?? (oldest ? { chat: oldest, sequence: 1 } : undefined);
    history = { ...history, before, progress: "loading" };
    ask();
    draw(core.state());
  });
  const end = el("span", {}, text.start);
  const element = el("div", { class: "earlier" }, more, end);
  const ask = () => core.post({ type: "history", before: history.before });

  const draw = (state: State) => {
    const { progress, parts } = history;
    const isOver = progress === "end";
    const words = progress === "loading"
      ? text.loading
      : progress === "failed"
      ? text.failed
      : parts.length
      ? text.more
      : text.show;
    if (more.textContent !== words) more.textContent = words;
    more.setAttribute("aria-busy", String(progress === "loading"));
    if (isOver && core.root.activeElement === more) focusLog();
    exists ||= hasHidden(core.welcome(), state);
    element.hidden = !exists;
    more.hidden = isOver;
    end.hidden = !isOver;
  };
  return {
    element,
    parts: () => history.parts,
    draw: (state) => {
      focusLog = () => element.parentElement?.focus({ preventScroll: true });
      draw(state);
    },
    heard: (notice) => {
      const before = history;
      history = withNotice(history, notice);
      // Requests of the former connection are not answered on this one.
      if (notice.type === "welcome" && history.progress === "loading") ask();
      if (history !== before) changed();
    },
  };
}
