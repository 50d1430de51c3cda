import { type Around, decide, isInFront, ringsAgain } from "./decide";
import { mostUrgent } from "./counting";
import { isSettled, type Known, type Notice, type NoticeKind, noticesBetween } from "./notice";

/** Open notifications that need an action repeat their sound after this many milliseconds. */
export const ringEvery = 10_000;

/** Number of today's notifications in the list; nobody reads more. */
const listedLimit = 100;

/** What the notifications need from the rest of the console and from the browser; replaced in tests. */
export interface DeskParts {
  known(): Known;
  around(): Around;
  ownActs(): ReadonlySet<string>;
  /** The server's time, in milliseconds. */
  now(): number;
  play(kind: NoticeKind): void;
  /** Shows these on the desktop; those no longer in `open` are withdrawn. */
  notify(fresh: readonly Notice[], open: readonly Notice[]): void;
  /** Calls `then` once after `milliseconds`; the returned function cancels. */
  after(milliseconds: number, then: () => void): () => void;
}

/** What the notifications show on the screen. */
export interface View {
  /** Those that still need an action, the oldest first. */
  open: readonly Notice[];
  /** Toasts that stay until acted upon, and those that pass. */
  staying: readonly Notice[];
  passing: readonly Notice[];
  /** All notifications of the day, the newest first. */
  listed: readonly Notice[];
  isRinging: boolean;
}

export const emptyView: View = { open: [], staying: [], passing: [], listed: [], isRinging: false };

/** Watches the state of the console, and asks `decide` how each change reaches the agent. */
export class NoticeDesk {
  view: View = emptyView;
  private before: Known | null = null;
  private agent: string | null = null;
  private dismissed = new Set<string>();
  private cancelRing: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: DeskParts) {}

  /** Calls `listener` after each change of the view; the returned function cancels. */
  subscribe = (listener: () => void): () => void => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** To be called when anything has changed: the state, the page, the attention, the settings. */
  look(): void {
    const known = this.parts.known();
    if ((known.me?.id ?? null) !== this.agent) this.begin(known.me?.id ?? null);
    if (known.me === null) return;
    const isFirst = this.before === null;
    const around = this.parts.around();
    const arrived = noticesBetween(this.before, known, this.parts.ownActs(), this.parts.now());
    this.before = known;

    const open = replacing(this.view.open, arrived)
      .filter((notice) => !isSettled(notice, known, isInFront(notice, around)));
    // For an agent who has just logged in nothing is new; sounds that repeat until acted upon play for them too.
    const fresh = isFirst ? [] : arrived.filter((notice) => !isInFront(notice, around));
    for (const { key } of arrived) this.dismissed.delete(key);
    const sounding = (isFirst ? open.filter((notice) => ringsAgain(notice, around)) : fresh)
      .filter((notice) => decide(notice, around).sound);
    const kind = mostUrgent(sounding);
    if (kind !== null) {
      this.parts.play(kind);
      this.stopRinging();
    }
    const passing = replacing(
      this.view.passing,
      fresh.filter((each) => decide(each, around).toast === "passes"),
    )
      .filter((notice) => !isInFront(notice, around));
    this.parts.notify(fresh.filter((notice) => decide(notice, around).desktop), open);
    this.become({
      open,
      staying: open.filter((each) => decide(each, around).toast === "stays" && !this.dismissed.has(each.key)),
      passing,
      listed: fresh.length > 0
        ? [...[...fresh].reverse(), ...this.view.listed].slice(0, listedLimit)
        : this.view.listed,
      isRinging: open.some((notice) => ringsAgain(notice, around)),
    });
    if (!this.view.isRinging) this.stopRinging();
    else this.cancelRing ??= this.parts.after(ringEvery, this.ringAgain);
  }

  /** Closes the toast; its action remains available under the bell. */
  dismiss(notice: Notice): void {
    this.dismissed.add(notice.key);
    this.become({
      ...this.view,
      staying: this.view.staying.filter(({ key }) => key !== notice.key),
      passing: this.view.passing.filter((each) => each !== notice),
    });
  }

  stop(): void {
    this.begin(null);
  }

  private ringAgain = (): void => {
    this.cancelRing = null;
    const around = this.parts.around();
    const kind = mostUrgent(this.view.open.filter((notice) => ringsAgain(notice, around)));
    if (kind !== null) this.parts.play(kind);
    this.look();
  };

  private stopRinging(): void {
    this.cancelRing?.();
    this.cancelRing = null;
  }

  /** Nothing of one agent remains for the next. */
  private begin(agent: string | null): void {
    this.agent = agent;
    this.before = null;
    this.dismissed.clear();
    this.stopRinging();
    this.parts.notify([], []);
    this.become(emptyView);
  }

  private become(next: View): void {
    const { view } = this;
    const kept = <K extends "open" | "staying" | "passing" | "listed">(name: K): readonly Notice[] =>
      isSame(view[name], next[name]) ? view[name] : next[name];
    const open = kept("open");
    const staying = kept("staying");
    const passing = kept("passing");
    const listed = kept("listed");
    const { isRinging } = next;
    if (
      open === view.open && staying === view.staying && passing === view.passing && listed === view.listed &&
      isRinging === view.isRinging
    ) return;
    this.view = { open, staying, passing, listed, isRinging };
    for (const listener of this.listeners) listener();
  }
}

/** The notifications with `added` at the end; one with the key of another replaces it. */
function replacing(notices: readonly Notice[], added: readonly Notice[]): readonly Notice[] {
  if (added.length === 0) return notices;
  const keys = new Set(added.map(({ key }) => key));
  return [...notices.filter(({ key }) => !keys.has(key)), ...added];
}

function isSame(a: readonly Notice[], b: readonly Notice[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
