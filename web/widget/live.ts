/** The second script: connects cookie, connection, tabs and button, and holds the state of this tab. */
import type { Page, Refused, VisitorCommand, VisitorNotice, Welcome } from "../shared/wire-visitor";
import { afterWait } from "../shared/backoff";
import type { Core } from "./core";
import type { FoyerGlobal, Handover } from "./handover";
import { makeFollowing } from "./following";
import { openLine } from "./line";
import { makeOpening } from "./opening";
import { tabId } from "./identifier";
import { makeLauncher } from "./launcher";
import { each, find, keep } from "./lists";
import { memoryAt, recall } from "./memory";
import { makePump } from "./outbox";
import { makePresence } from "./presence";
import { arrived, makeSite, takeCalls, type Variables, withVariables } from "./site";
import { isOpen, type PageEvent, reduce, seen, start, type State, unread } from "./state";
import { device, visible, whenIdle } from "./surroundings";
import { joinTabs, type Tabs } from "./tabs";
import { makeWho } from "./who";

/** Below this width the window covers the page, so it does not open by itself on the next one. */
const phoneWidth = 480;

function run(foyer: FoyerGlobal, handover: Handover): void {
  const { host, key, accent, side } = handover;
  const tab = tabId();
  const storageKey = `foyer:${key}`;
  const site = makeSite();

  const who = makeWho(handover, {
    tell: () => tabs?.tell({ type: "fresh" }),
    post: (command) => welcome && post(command),
    beginAnew: () => {
      const running = tabs;
      leave();
      forget();
      return () => running && !gone && begin();
    },
  });
  /** The previous page was of this site: it has renewed the cookie already. */
  const sameVisit = document.referrer.startsWith(location.origin + "/");
  /** Given by a call, a click, or an earlier visit whose cookie is still there. */
  let consented: unknown = who.token();
  /** Whether the widget may keep something in the browser. */
  let mayStore = consented || !handover.consent;

  // A button that waits for consent is drawn without a request to the server.
  const waiting: State = { ...start, look: { title: "", accent, side: side === "left" ? side : "right" } };
  let state = mayStore ? start : waiting;
  let welcome: Welcome | null = null;
  let tabs: Tabs | null = null;
  let gone: unknown;
  let variables: Variables | null = null;

  const place = memoryAt(storageKey);
  const nothing = recall(null);
  let memory = consented ? place.kept() : nothing;
  // A browser that restores its tabs, or copies one, brings back what somebody else wrote.
  if (memory.visitor !== who.token()?.split(".")[1]) memory = nothing;
  state = { ...state, outbox: memory.outbox };
  let typed = memory.text;
  const remember = () => {
    if (!mayStore) return;
    const outbox = keep(state.outbox, (d) => !d.stored);
    core.keepDrafts(outbox);
    place.write({
      visitor: welcome?.visitor ?? memory.visitor,
      outbox,
      text: typed,
      // Before the welcome this tab has only what it stored.
      open: state.open || (!welcome && memory.open),
    });
  };

  const post = (command: VisitorCommand) => tabs?.post(command);
  const pump = makePump(post);
  let drawings: (() => void)[] = [];
  let frame = 0;
  const draw = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (gone) return;
    launcher.draw(state);
    each(drawings, (drawing) => drawing());
  };
  const following = makeFollowing((chat, sequence) => dispatch({ type: "saw", chat, sequence }));
  const dispatch = (event: VisitorNotice | PageEvent) => {
    const before = state;
    state = reduce(state, event);
    if (state === before || gone) return;
    pump.run(state);
    site.changed(before, state);
    if (arrived(before, state).length && !(state.open && visible())) {
      // One tab makes the sound: the active one, or the connected one if none is.
      const others = tabs?.others() ?? [];
      core.alert(presence.view().focused || (tabs?.leading() && !find(others, (view) => view.focused)));
    }
    // The visitor has used the window and may do so again; an invitation and the badge are in the same script.
    if (isOpen(state.chat) || state.invitation || unread(state)) load();
    following.look(state, tabs);
    remember();
    frame ||= requestAnimationFrame(draw);
  };

  /** The page named in the last greeting; a later one is sent once the server answers. */
  let greetedPage: Page | undefined;
  const snapshot = (): Welcome | null => {
    const { chat, past, readUpTo } = state;
    return welcome && {
      ...welcome,
      ...state,
      chat: chat && { ...chat, seen: readUpTo },
      history: welcome.history || !!past.length,
    };
  };

  const greeted = (notice: Welcome) => {
    if (notice.widget.consent && !consented) return withdraw(notice.widget);
    // Nothing that another visitor has written is sent by this one.
    const known = welcome?.visitor ?? memory.visitor;
    if (known && known !== notice.visitor) forget();
    const first = !welcome;
    /** The server knows only what it is sent now about this page. */
    const anew = welcome?.boot !== notice.boot;
    welcome = notice;
    const leads = tabs?.leading();
    who.welcomed(notice.token, leads, sameVisit);
    if (tabs && leads) {
      each(tabs.others(), (other) => post({ type: "page", ...other }));
      const now = presence.view();
      if (now.page !== greetedPage) post({ type: "page", ...now });
    }
    who.introduce(anew);
    if (anew && variables) post({ type: "set", variables });
    restart();
    dispatch(notice);
    // The window's script sends what a closed tab could not.
    if (first && mayStore && place.hasUnsent()) load();
    resumes = first && memory.open && (isOpen(state.chat) || typed);
    if (resumes && innerWidth >= phoneWidth) show(false);
    else if (resumes) load(); // on a phone a bar shows that the chat is still open
  };
  const restart = () => {
    pump.restart();
    following.restart();
  };
  /** One at a time: if each refusal retried by itself, the retries would double each time. */
  let pausing: boolean | undefined;
  /** The draft in flight and the missing messages are requested again; the server recognises a draft by its id. */
  const again = () => {
    pausing = false;
    restart();
    who.introduce();
    pump.run(state);
    following.look(state, tabs);
  };
  const heard = (notice: VisitorNotice) => {
    if (gone) return;
    core.heard(notice);
    if (notice.type === "gone") return vanish();
    if (notice.type === "welcome") return greeted(notice);
    if (notice.type === "fresh") return who.departed(notice.token);
    who.answered(notice as Refused);
    if (notice.type === "refused") {
      pausing = pausing || afterWait(notice, again);
      site.refused(notice);
    }
    presence.look();
    dispatch(notice);
  };

  const connect = () =>
    openLine({
      host,
      hello: () => {
        const view = presence.view();
        greetedPage = view.page;
        const resume = state.chat && seen(state) ? { chat: state.chat.id, after: seen(state) } : undefined;
        return { type: "hello", protocol: 1, widget: key, token: who.token(), ...view, ...device(), resume };
      },
      heard: (notice) => {
        if (notice.type === "gone") tabs?.tell({ type: "notice", notice });
        heard(notice);
        if (notice.type === "pong" || notice.type === "fresh" || gone) return;
        tabs?.tell({ type: "notice", notice: notice.type === "welcome" ? snapshot() ?? notice : notice });
      },
      line: (line) => {
        dispatch({ type: "line", line });
        tabs?.tell({ type: "line", line });
      },
      stream: () => {
        if (!handover.stream) load();
        return handover.stream;
      },
      badToken: () => who.departed(),
    });
  const begin = () => {
    tabs = joinTabs({
      name: storageKey,
      view: presence.view,
      connect,
      snapshot: () => ({ welcome: snapshot(), line: state.line }),
      heard,
      line: (line) => dispatch({ type: "line", line }),
      withdrawn: () => withdraw(),
      fresh: () => who.departed(null, true),
    });
  };
  const leave = () => {
    tabs?.leave();
    tabs = null;
  };
  /** Removes everything, silently and until the page is closed. */
  const vanish = () => {
    gone = true;
    leave();
    launcher.remove();
  };
  const withdraw = (look = welcome?.widget ?? waiting.look) => {
    leave();
    typed = "";
    consented = mayStore = false;
    who.clear();
    welcome = null;
    state = { ...waiting, look };
    draw();
  };

  const remake = () => {
    drawings = [];
    launcher.strip();
    opening.remake();
  };
  /** Removes all data of the visitor from this page. */
  const forget = () => {
    place.clear();
    memory = nothing;
    typed = "";
    resumes = false;
    welcome = variables = null;
    const before = state;
    const { look, online, line, hidden } = state;
    state = { ...start, look, online, line, hidden };
    site.changed(before, state);
    remake();
  };
  let takesFocus = true;
  /** The window was open on the page before, and a chat or a text waits in it. */
  let resumes: unknown;
  const show = (focus: boolean) => {
    resumes = false;
    takesFocus = focus;
    if (!state.open) dispatch({ type: "opened" });
    load();
    draw();
    launcher.raise();
  };
  const allow = () => {
    if (consented && tabs) return;
    consented = mayStore = true;
    if (!tabs) begin();
  };
  const open = () => {
    if (gone || state.open) return;
    if (!tabs) allow();
    if (state.invitation) return answer();
    show(true);
    post({ type: "open" });
  };
  const close = () => {
    if (!state.open) return;
    const inside = launcher.root.activeElement;
    dispatch({ type: "closed" });
    draw();
    if (inside) launcher.focus();
  };
  const reply = (type: "answer" | "decline") => {
    const { invitation } = state;
    if (!invitation) return;
    post({ type, invitation: invitation.id });
    dispatch({ type: "invitation", invitation: null });
    if (type === "answer") show(true);
  };
  const answer = () => reply("answer");
  const decline = () => reply("decline");

  const launcher = makeLauncher({
    open,
    near: () => load(),
    isOpen: () => state.open,
    rebuilt: () => {
      presence.rebuilt();
      remake();
    },
    unwanted: () => vanish(),
  });
  const core: Core = {
    root: launcher.root,
    closed: launcher.closed,
    state: () => state,
    subscribe: (drawing) => void (drawings[drawings.length] = drawing),
    welcome: () => welcome,
    visitor: () => mayStore ? welcome?.visitor : undefined,
    key: storageKey,
    keepDrafts: () => {},
    heard: () => {},
    dispatch,
    post,
    typed: () => typed,
    keep: (text) => {
      typed = text;
      remember();
    },
    open,
    resumes: () => resumes,
    answer,
    decline,
    close,
    takesFocus: () => takesFocus,
    readTitle: () => document.title,
    alert: () => {},
  };

  const opening = makeOpening(handover, core, draw, close);
  const load = opening.bring;

  const presence = makePresence(tab, {
    title: () => core.readTitle(),
    post,
    recognise: () => who.recognise(),
    turned: () => {
      if (gone) return;
      tabs?.nudge();
      following.look(state, tabs);
    },
    online: () => tabs?.nudge(),
    // A page in the back-forward cache must hold neither connection nor lock, and shows nothing until the visitor is
    // known.
    left: () => {
      leave();
      launcher.cover();
    },
    shown: () => {
      if (gone || tabs) return;
      who.recognise(true);
      if (mayStore) begin();
      draw();
    },
  });

  takeCalls(foyer, handover, {
    open,
    close,
    toggle: () => state.open ? close() : open(),
    show: () => dispatch({ type: "shown" }),
    hide: () => dispatch({ type: "hidden" }),
    identify: who.identify,
    logout: who.logout,
    set: (given) => {
      variables = withVariables(variables, given);
      if (welcome) post({ type: "set", variables });
    },
    page: presence.turn,
    consent: (given) => {
      if (gone) return;
      if (given) return allow();
      who.clear(true);
      place.clear();
      tabs?.tell({ type: "withdrawn" });
      withdraw();
    },
    on: site.on,
  });
  if (mayStore && !tabs) begin();
  else draw();
}

whenIdle(() => {
  const { foyer } = window;
  if (foyer?.handover) run(foyer, foyer.handover);
});
