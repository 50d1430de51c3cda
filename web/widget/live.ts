/**
 * The second script: puts cookie, line, tabs and button together, and keeps what this tab knows.
 */
import type { Identity, VisitorCommand, VisitorNotice, Welcome } from "../shared/wire-visitor";
import { afterWait } from "../shared/backoff";
import { later as timer, makeLapse } from "../shared/lapse";
import type { Connection } from "./connection";
import { connect } from "./connection";
import { readToken, writeToken } from "./cookie";
import type { Core } from "./core";
import type { FoyerGlobal, Handover } from "./handover";
import { makeFollowing } from "./following";
import { freshId, tabId } from "./identifier";
import { makeLauncher } from "./launcher";
import { memoryAt, recall } from "./memory";
import { makePump } from "./outbox";
import { pageOf, watchRoute } from "./route";
import { arrived, identityOf, makeSite, takeCalls, variablesOf } from "./site";
import type { PageEvent, State } from "./state";
import { isOpen, reduce, seen, start } from "./state";
import type { Tabs } from "./tabs";
import { joinTabs } from "./tabs";

/** Below this width the window covers the page, so it does not open by itself on the next one. */
const phoneWidth = 480;

/** Asked of Temporal where there is one: the other way loads a browser's tables of dates, 20 ms on a slow phone. */
function timeZone(): string {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Agents are told no more often than this that something is still being written. */
const typingRepeat = 3_500;

const visible = () => document.visibilityState === "visible";

function run(foyer: FoyerGlobal, handover: Handover): void {
  const { host, key } = handover;
  const tab = tabId();
  const storageKey = `foyer:${key}`;
  const site = makeSite();

  const knownToken = readToken();
  let token = knownToken;
  /** The page before was of this site, too: it has renewed the cookie, if that was to be renewed. */
  const sameVisit = document.referrer.startsWith(location.origin + "/");
  /** Given by a call, a click, or an earlier visit whose cookie is still there. */
  let consented = token !== undefined;
  /** Whether the widget may keep something in the browser. */
  let mayStore = consented || !handover.consent;

  const { accent, side } = handover;
  // A button that waits for consent is drawn without asking the server for anything.
  const waiting: State = { ...start, look: { title: "", accent, side: side === "left" ? side : "right" } };
  let state = mayStore ? start : waiting;
  let welcome: Welcome | null = null;
  let tabs: Tabs | null = null;
  let gone = false;

  let page = pageOf(location.href, document.title, document.referrer);
  let focused = visible() && document.hasFocus();
  let identity: Identity | null = null;
  let variables: Record<string, string> | null = null;

  // --- what this tab remembers over a reload ---------------------------------------------------------------

  const place = memoryAt(storageKey);
  const memory = consented ? place.read() : recall(null);
  state = { ...state, outbox: memory.outbox };
  let typed = memory.text;

  const remember = () => {
    if (!mayStore) return;
    const { chat } = state;
    const outbox = state.outbox.filter((d) => !d.stored);
    if (welcome) place.keep(welcome.visitor, outbox);
    place.write({
      outbox,
      text: typed,
      // Before the welcome this tab knows nothing better than what it remembers.
      open: state.open || (!welcome && memory.open),
      read: chat ? { chat: chat.id, sequence: state.readUpTo } : welcome ? null : memory.read,
    });
  };

  // --- state and what follows from it ----------------------------------------------------------------------

  const post = (command: VisitorCommand) => tabs?.post(command);
  const pump = makePump(post);
  const drawings: (() => void)[] = [];
  let frame = 0;

  const draw = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (gone) return;
    launcher.draw(state);
    drawings.forEach((drawing) => drawing());
  };
  const following = makeFollowing((chat, sequence) => dispatch({ type: "saw", chat, sequence }));
  const dispatch = (event: VisitorNotice | PageEvent) => {
    const before = state;
    state = reduce(state, event);
    if (state === before || gone) return;
    pump.run(state);
    site.changed(before, state);
    if (arrived(before, state).length && !(state.open && visible())) {
      // One tab sounds: the one in use, or the one with the line when none is.
      const others = tabs?.others() ?? [];
      core.alert(focused || (!!tabs?.leading() && !others.some((view) => view.focused)));
    }
    if (isOpen(state.chat)) load(); // the visitor has used the window, and will again
    following.look(state, tabs);
    remember();
    frame ||= requestAnimationFrame(draw);
  };

  // --- the server ------------------------------------------------------------------------------------------

  /** The page that the last greeting named; a later one is told once the server answers. */
  let greetedPage = page;
  const view = (shown = page) => ({ tab, page: shown, focused });
  const snapshot = (): Welcome | null =>
    welcome && {
      ...welcome,
      online: state.online,
      status: state.status,
      chat: state.chat,
      messages: state.messages,
      invitation: state.invitation,
    };

  const greeted = (notice: Welcome) => {
    if (notice.widget.consent && !consented) return withdraw({ ...waiting, look: notice.widget });
    const first = !welcome;
    const rebooted = welcome && welcome.boot !== notice.boot;
    welcome = notice;
    token = notice.token;
    if (tabs?.leading()) {
      if (token !== knownToken || !sameVisit) writeToken(token);
      for (const other of tabs.others()) post({ type: "page", ...other });
      if (page !== greetedPage) post({ type: "page", ...view() });
    }
    if (rebooted && identity) post({ type: "identify", ...identity });
    if (rebooted && variables) post({ type: "set", variables });
    restart();
    dispatch(notice);
    const { read } = memory;
    if (first && read) dispatch({ type: "saw", ...read });
    if (first) {
      for (const draft of place.unsent(notice.visitor)) {
        dispatch({ type: "drafted", draft: { ...draft, stored: undefined } });
      }
      remember();
    }
    resumes = first && memory.open && (isOpen(state.chat) || !!typed);
    if (resumes && innerWidth >= phoneWidth) show(false);
    else if (resumes) load(); // on a phone a bar says that the chat is still open
  };
  const restart = () => {
    pump.restart();
    following.restart();
  };
  /** One at a time: each refusal that asked again by itself would be two the next time. */
  let pausing = false;
  /** The draft on its way and the missing lines are asked for once more; the server knows a draft by its name. */
  const again = () => {
    pausing = false;
    restart();
    pump.run(state);
    following.look(state, tabs);
  };
  const typingMark = makeLapse((chat) => dispatch({ type: "typing", chat, typing: false }), timer);
  const heard = (notice: VisitorNotice) => {
    if (gone) return;
    if (notice.type === "typing") notice.typing ? typingMark.keep(notice.chat) : typingMark.drop(notice.chat);
    if (notice.type === "gone") return vanish();
    if (notice.type === "welcome") return greeted(notice);
    if (notice.type === "refused" && !pausing) pausing = afterWait(notice, again);
    dispatch(notice);
  };

  const openLine = (): Connection => {
    /** What each draft says, for the tabs that did not write it. */
    const texts = new Map<string, string>();
    const connection = connect({
      host,
      hello: () => ({
        type: "hello",
        protocol: 1,
        widget: key,
        token,
        ...view(greetedPage = page),
        screen: `${screen.width}x${screen.height}`,
        language: navigator.language,
        timeZone: timeZone(),
        resume: state.chat && seen(state) ? { chat: state.chat.id, after: seen(state) } : undefined,
      }),
      heard: (notice) => {
        if (notice.type === "sent") notice.text = texts.get(notice.draft);
        if (notice.type === "gone") tabs?.tell({ type: "notice", notice });
        heard(notice);
        if (notice.type === "pong" || gone) return;
        tabs?.tell({ type: "notice", notice: notice.type === "welcome" ? snapshot() ?? notice : notice });
      },
      line: (line) => {
        dispatch({ type: "line", line });
        tabs?.tell({ type: "line", line });
      },
      badToken: () => {
        token = undefined;
        writeToken(undefined);
      },
    });
    return {
      ...connection,
      post: (command) => {
        if (command.type === "send") texts.set(command.draft, command.text);
        connection.post(command);
      },
    };
  };
  const begin = () => {
    tabs = joinTabs({
      name: storageKey,
      view,
      connect: openLine,
      snapshot: () => ({ welcome: snapshot(), line: state.line }),
      heard,
      line: (line) => dispatch({ type: "line", line }),
      saw: (chat, sequence) => dispatch({ type: "saw", chat, sequence }),
      withdrawn: () => withdraw({ ...waiting, look: welcome?.widget ?? waiting.look }),
    });
  };
  const leave = () => {
    tabs?.leave();
    tabs = null;
  };
  /** Removes everything, silently and for as long as this page lives. */
  const vanish = () => {
    gone = true;
    leave();
    launcher.remove();
  };
  const withdraw = (left: State) => {
    leave();
    typed = "";
    consented = mayStore = false;
    token = undefined;
    welcome = null;
    state = left;
    draw();
  };

  // --- the visitor -----------------------------------------------------------------------------------------

  let loading = false;
  let takesFocus = true;
  /** The window was open on the page before, and a chat or a text waits in it. */
  let resumes = false;
  const load = () => {
    if (loading) return;
    loading = true;
    handover.load("/widget/window.js", (came) => {
      loading = came;
      if (!came) close();
    });
  };
  handover.mount = (makeWindow) => {
    launcher.dress();
    makeWindow(core);
    draw();
  };
  const show = (focus: boolean) => {
    resumes = false;
    takesFocus = focus;
    if (!state.open) dispatch({ type: "opened" });
    load();
    draw();
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
    const inside = !!launcher.root.activeElement;
    dispatch({ type: "closed" });
    draw();
    if (inside) launcher.focus();
  };
  const answer = () => {
    const { invitation } = state;
    if (!invitation) return;
    post({ type: "answer", invitation: invitation.id });
    dispatch({ type: "invitation", invitation: null });
    show(true);
  };
  const decline = () => {
    const { invitation } = state;
    if (!invitation) return;
    post({ type: "decline", invitation: invitation.id });
    dispatch({ type: "invitation", invitation: null });
  };

  /** What agents were told last of what is written. */
  let told = { shown: "", at: 0 };
  const launcher = makeLauncher({ open, answer, decline, near: load });
  const core: Core = {
    root: launcher.root,
    state: () => state,
    subscribe: (drawing) => void drawings.push(drawing),
    send: (text) => {
      told = { shown: "", at: 0 };
      dispatch({ type: "drafted", draft: { draft: freshId(), text, at: Date.now() } });
    },
    retry: (draft) => dispatch({ type: "retried", draft }),
    typing: (text) => {
      if (!isOpen(state.chat)) return;
      // Without the preview agents see that something is written; the words stay on this page.
      const shown = state.look?.typingPreview ? text : text && "…";
      const now = Date.now();
      if (shown && shown === told.shown && now - told.at < typingRepeat) return;
      told = { shown, at: now };
      post({ type: "typing", text: shown });
    },
    typed: () => typed,
    keep: (text) => {
      typed = text;
      remember();
    },
    end: () => {
      typed = "";
      post({ type: "end" });
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

  // --- the page --------------------------------------------------------------------------------------------

  const attention = () => {
    const now = visible() && document.hasFocus();
    if (now === focused) return;
    focused = now;
    post({ type: "focus", tab, focused });
  };
  const turned = (to: ReturnType<typeof pageOf>) => {
    page = to;
    post({ type: "page", ...view() });
  };
  watchRoute(() => core.readTitle(), turned);
  addEventListener("focus", attention);
  addEventListener("blur", attention);
  addEventListener("online", () => tabs?.nudge());
  document.addEventListener("visibilitychange", () => {
    attention();
    if (!visible() || gone) return;
    tabs?.nudge();
    following.look(state, tabs);
  });
  // A page kept for "back" must hold neither line nor lock; when it is shown again it starts anew.
  addEventListener("pagehide", () => {
    leave();
    addEventListener("pageshow", () => gone || !mayStore || tabs || begin(), { once: true });
  });

  if (mayStore) begin();
  else draw();

  takeCalls(foyer, handover, {
    open,
    close,
    hide: () => dispatch({ type: "hidden" }),
    identify: (given) => {
      identity = identityOf(given);
      post({ type: "identify", ...identity });
    },
    set: (given) => {
      variables = { ...variables, ...variablesOf(given) };
      post({ type: "set", variables });
    },
    page: (given) => turned(pageOf(String(given?.url ?? page.url), String(given?.title ?? page.title))),
    consent: (given) => {
      if (gone) return;
      if (given) return allow();
      writeToken(undefined);
      place.clear();
      tabs?.tellWithdrawn();
      withdraw({ ...waiting, look: welcome?.widget ?? waiting.look });
    },
    on: site.on,
  });
}

/** A page made in advance, which nobody may ever see, has no visitor yet. */
const later = document as Document & { prerendering?: boolean };
const begin = () => {
  const { foyer } = window;
  if (foyer?.handover) run(foyer, foyer.handover);
};
/** The page's own work goes first, for at most so long. */
const patience = { timeout: 1_000 };
const soon = () => "requestIdleCallback" in window ? requestIdleCallback(begin, patience) : begin();
if (later.prerendering) document.addEventListener("prerenderingchange", soon, { once: true });
else soon();
