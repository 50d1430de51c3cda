/** What the chat window receives from the script that holds the connection. */
import type { VisitorCommand, VisitorNotice, Welcome } from "../shared/wire-visitor";
import type { Drawing } from "./drawing";
import type { Launcher } from "./launcher";
import type { Session } from "./session";
import type { PageEvent, State, UnsentMessage } from "./state";
import type { TabMemory } from "./tabMemory";
import type { Uplink } from "./uplink";
import type { WindowState } from "./windowState";

export interface Core {
  /** The widget's shadow root, into which the window draws itself. */
  readonly root: ShadowRoot;
  /** What is visible while the window is closed: the button, and an invitation beside it. */
  readonly closed: HTMLElement;
  state(): State;
  /** Calls `draw` after each change, at most once per frame. */
  subscribe(draw: () => void): void;
  /** The latest greeting of the server; null before the first. */
  welcome(): Welcome | null;
  /** The visitor according to the server; undefined before the welcome, and if nothing may be stored. */
  visitor(): string | undefined;
  /** The widget's key in the browser's storage. */
  readonly key: string;
  /** Keeps unsent drafts for the visitor's next page; replaced by the window. */
  keepUnsent(outbox: readonly UnsentMessage[]): void;
  /** Receives each notice before the state is updated; replaced by the window. */
  heard(notice: VisitorNotice): void;
  /** Applies an event of the window to the state; a draft is sent now, or after reconnecting. */
  dispatch(event: VisitorNotice | PageEvent): void;
  /** Sends through the connected tab. */
  post(command: VisitorCommand): void;
  /** The unsent text of this tab. */
  typed(): string;
  /** Stores the unsent text, for a reload and for the site's next page. */
  keep(text: string): void;
  open(): void;
  /** Whether a chat or a text was left open on the page before, and the window did not open again by itself. */
  resumes(): unknown;
  /** Accepts the invitation, if there is one, and opens the window. */
  answer(): void;
  close(): void;
  /** The site's title of the page; replaced by a window that lets the title blink. */
  readTitle(): string;
  /** A message came which the visitor does not see; one tab of the browser is to say so loudly. */
  alert(loud: unknown): void;
  /** Whether the window opens because the visitor asked for it, and may take the focus. */
  takesFocus(): boolean;
}

/** What the parts of this tab offer to the window. `key` is the widget's in the browser's storage. */
export function makeCore(
  session: Session,
  uplink: Uplink,
  key: string,
  launcher: Launcher,
  drawing: Drawing,
  memory: TabMemory,
  chatWindow: WindowState,
): Core {
  return {
    ...chatWindow,
    root: launcher.root,
    closed: launcher.closed,
    state: () => session.state,
    subscribe: drawing.subscribe,
    welcome: () => session.welcome,
    visitor: () => session.mayStore ? session.welcome?.visitor : undefined,
    key,
    dispatch: session.dispatch,
    post: uplink.post,
    typed: () => memory.text,
    keep: (text) => {
      memory.text = text;
      memory.remember();
    },
    // The window replaces these.
    keepUnsent: () => {},
    heard: () => {},
    readTitle: () => document.title,
    alert: () => {},
  };
}
