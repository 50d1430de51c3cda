/** What the parts of this tab share: what is drawn, and what the server and the visitor have said. */
import type { VisitorNotice, Welcome } from "../shared/wire-visitor";
import { type PageEvent, reduce, start, type State } from "./state";

export interface Session {
  /** What is drawn. Changed by `dispatch`; replaced when the visitor is another one, or takes back the consent. */
  state: State;
  /** The latest greeting of the server; null before the first. */
  welcome: Welcome | null;
  /** By a call, a click, or an earlier visit whose cookie is still there (`consent.ts`). */
  consented?: unknown;
  /** Whether the widget may keep something in the browser (`consent.ts`). */
  mayStore?: unknown;
  /** The widget was removed, and stays inactive until the page is closed (`removal.ts`). */
  gone?: boolean;
  /** Applies a notice of the server, or an event of the page. */
  dispatch(event: VisitorNotice | PageEvent): void;
}

/** Begins without a visitor; `changed` acts on each change of the state, until the widget is gone. */
export function makeSession(changed: (before: State, now: State) => void): Session {
  const session: Session = {
    state: start,
    welcome: null,
    dispatch: (event) => {
      const before = session.state;
      const now = session.state = reduce(before, event);
      if (now !== before && !session.gone) changed(before, now);
    },
  };
  return session;
}

/** The greeting with all that has changed since, for a tab that is opened later; null before the first welcome. */
export function snapshot({ state, welcome }: Session): Welcome | null {
  const { chat, past, readUpTo } = state;
  return welcome && {
    ...welcome,
    ...state,
    chat: chat && { ...chat, seen: readUpTo },
    history: welcome.history || !!past.length,
  };
}
