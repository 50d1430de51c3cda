import { type Later, makeLapse } from "../../shared/lapse";
import type { AgentCommand, AgentFrame, AgentNotice, Done } from "../../shared/wire-agent";
import { type Connection, type Listener, Refused } from "../connection/connection";
import { type LocalEvent, reduce, reduceLocal } from "./reduce";
import { initialState, type State, type ToastAction } from "./state";
import { words } from "../words/words";
import { hole } from "./transcript";
import { nextWaiting } from "./waiting";

/** The server resumes at most 500 chats at once; nobody has that many open. */
const resumeLimit = 500;

/** The browser's drawing schedule; controlled by tests. */
export interface Frames {
  /** Whether the page is hidden: then no frames are drawn. */
  isHidden(): boolean;
  /** Calls `then` once, before the next frame is drawn. */
  next(then: () => void): void;
  /** A timer. */
  later: Later;
}

/** The state of the console, the connection that feeds it, and the ways to change it. */
export interface Store {
  /** Fetches waiting chats until this many are held, or all. */
  wantWaiting(count: number): void;
  readonly connection: Connection;
  state(): State;
  /** Calls `listener` after every change of the state; the returned function cancels. */
  subscribe(listener: () => void): () => void;
  dispatch(event: LocalEvent): void;
  /** Sends a command and shows a refusal as a toast; null if refused. */
  attempt(asked: AgentCommand): Promise<Done | null>;
  send(frame: AgentFrame): boolean;
  toast(title: string, detail?: string, tone?: "plain" | "problem", action?: ToastAction): void;
  toastRefusal(why: Refused): void;
}

/** A store with a connection from `connect`; it neither connects nor touches the browser before it is started. */
export function createStore(connect: (listener: Listener) => Connection, frames: Frames): Store {
  let state = initialState;
  let nextToast = 1;
  /** Changes of the list since the last frame was drawn. */
  let ofList: AgentNotice[] = [];
  /** A page of waiting chats has been requested. */
  let isAsking = false;
  /** As many waiting chats as the Chats page shows, if there are that many. */
  let wanted = 0;
  const askForWaiting = () => {
    const after = isAsking ? null : nextWaiting(state, wanted);
    if (after !== null) isAsking = connection.send({ type: "waiting", after: after || null });
  };
  const listeners = new Set<() => void>();
  const typing = makeLapse(
    (chat) => become(reduce(state, { type: "typing", chat, typing: false })),
    frames.later,
  );

  function become(next: State): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function dispatch(event: LocalEvent): void {
    become(reduceLocal(state, event));
  }

  function toast(
    title: string,
    detail = "",
    tone: "plain" | "problem" = "plain",
    action: ToastAction | null = null,
  ): void {
    dispatch({ type: "toasted", toast: { id: nextToast++, tone, title, detail, action } });
  }

  function toastRefusal(why: Refused): void {
    toast(why.title, why.detail === why.title ? "" : why.detail, "problem");
  }

  /** Once per frame, after scrolling and before layout. */
  function hearList(notice: AgentNotice): void {
    ofList.push(notice);
    if (frames.isHidden()) settleList();
    else if (ofList.length === 1) frames.next(settleList);
  }

  function settleList(): void {
    const next = ofList.reduce(reduce, state);
    ofList = [];
    become(next);
  }

  function hear(notice: AgentNotice): void {
    if (notice.type === "list" || notice.type === "listChange") return hearList(notice);
    if (notice.type === "loggedOut") ofList = [];
    become(reduce(state, notice));
    if (notice.type === "welcome" || notice.type === "waiting") isAsking = false;
    askForWaiting();
    if (notice.type === "typing") notice.typing ? typing.keep(notice.chat) : typing.drop(notice.chat);
    if (notice.type === "message") {
      const transcript = state.messages.get(notice.chat);
      const from = transcript ? hole(transcript) : null;
      if (from !== null) connection.send({ type: "fetch", chat: notice.chat, after: from });
    }
    if (notice.type === "refused") toastRefusal(new Refused(notice));
  }

  const connection = connect({
    held: () =>
      [...state.messages].flatMap(([chat, transcript]) => {
        const last = transcript.messages.at(-1);
        return last && state.chats.has(chat) ? [{ chat, after: last.sequence }] : [];
      }).slice(-resumeLimit),
    notice: hear,
    lostTitle: () => words.connection.lostCommand,
    connectionChanged: (connection, lostAt) => dispatch({ type: "connection", connection, lostAt }),
  });

  return {
    connection,
    wantWaiting(count) {
      wanted = count;
      askForWaiting();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    async attempt(asked) {
      try {
        return await connection.command(asked);
      } catch (why) {
        if (!(why instanceof Refused)) throw why;
        toastRefusal(why);
        return null;
      }
    },
    send: (frame) => connection.send(frame),
    toast,
    toastRefusal,
  };
}
