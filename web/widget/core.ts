/**
 * What the chat window is given by the script that holds the connection.
 */
import type { VisitorCommand, VisitorNotice, Welcome } from "../shared/wire-visitor";
import type { Draft, PageEvent, State } from "./state";

export interface Core {
  /** The widget's shadow root, into which the window draws itself. */
  readonly root: ShadowRoot;
  /** What is seen while the window is closed: the button, and beside it an invitation. */
  readonly closed: HTMLElement;
  state(): State;
  /** Calls `draw` after each change, at most once a frame. */
  subscribe(draw: () => void): void;
  /** The latest greeting of the server; null before the first. */
  welcome(): Welcome | null;
  /** Who the server says this visitor is; undefined before that, and where nothing may be stored. */
  visitor(): string | undefined;
  /** Names the widget in the browser's storage. */
  readonly key: string;
  /** Keeps unsent drafts for the visitor's next page; replaced by the window. */
  keepDrafts(outbox: readonly Draft[]): void;
  /** Hears each notice before the state follows it; replaced by the window. */
  heard(notice: VisitorNotice): void;
  /** Tells the state what happened in the window; a draft is sent now, or when the connection is back. */
  dispatch(event: VisitorNotice | PageEvent): void;
  /** Sends through the tab that is connected. */
  post(command: VisitorCommand): void;
  /** The unsent text that this tab remembers. */
  typed(): string;
  /** Remembers what stands in the box, over a reload and on the site's next page. */
  keep(text: string): void;
  open(): void;
  /** Whether a chat or a text was left open on the page before, and the window did not open again by itself. */
  resumes(): boolean;
  answer(): void;
  decline(): void;
  close(): void;
  /** What the site calls its page; replaced by a window that lets the title blink. */
  readTitle(): string;
  /** A message came which the visitor does not see; one tab of the browser is to say so loudly. */
  alert(loud: boolean): void;
  /** Whether the window opens because the visitor asked for it, and may take the focus. */
  takesFocus(): boolean;
}
