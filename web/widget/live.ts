/**
 * The second script: puts cookie, line, tabs and button together, and keeps what this tab knows.
 */
import type { Identity, VisitorCommand, VisitorNotice, Welcome } from "../shared/wire-visitor";
import { afterWait } from "../shared/backoff";
import { fingerprint, visitorPlaceOf } from "./cookie";
import type { Core } from "./core";
import type { FoyerGlobal, Handover } from "./handover";
import { makeFollowing } from "./following";
import { makeFarewells, openLine } from "./line";
import { tabId } from "./identifier";
import { makeLauncher } from "./launcher";
import { each, find, keep } from "./lists";
import { memoryAt, recall } from "./memory";
import { makePump } from "./outbox";
import { pageOf, watchRoute } from "./route";
import { arrived, identityOf, makeSite, takeCalls, withVariables } from "./site";
import type { PageEvent, State } from "./state";
import { isOpen, reduce, seen, start, unread } from "./state";
import type { Tabs } from "./tabs";
import { joinTabs } from "./tabs";

/** Below this width the window covers the page, so it does not open by itself on the next one. */
const phoneWidth = 480;

/** Asked of Temporal where there is one: the other way loads a browser's tables of dates, 20 ms on a slow phone. */
function timeZone(): string {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const visible = () => document.visibilityState === "visible";

function run(foyer: FoyerGlobal, handover: Handover): void {
  const { host, key } = handover;
  const tab = tabId();
  const storageKey = `foyer:${key}`;
  const site = makeSite();

  const visitor = visitorPlaceOf(host);
  let { token } = visitor.first();
  /** Tokens of visitors who are not here any more. */
  const former: string[] = [];
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
  const nothing = recall(null);
  let memory = consented ? place.read() : nothing;
  // A browser that restores its tabs, or copies one, brings back what somebody else wrote.
  if (memory.visitor !== token?.split(".")[1]) memory = nothing;
  state = { ...state, outbox: memory.outbox };
  let typed = memory.text;

  const remember = () => {
    if (!mayStore) return;
    const { chat } = state;
    const outbox = keep(state.outbox, (d) => !d.stored);
    core.keepDrafts(outbox);
    place.write({
      visitor: welcome?.visitor ?? memory.visitor,
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
      // One tab sounds: the one in use, or the one with the line when none is.
      const others = tabs?.others() ?? [];
      core.alert(focused || (!!tabs?.leading() && !find(others, (view) => view.focused)));
    }
    // The visitor has used the window, and will again; an invitation and the badge come by the same script.
    if (isOpen(state.chat) || state.invitation || unread(state)) load();
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
    if (notice.widget.consent && !consented) return withdraw(notice.widget);
    // Nothing that somebody else has written is sent by this visitor.
    const known = welcome?.visitor ?? memory.visitor;
    if (known && known !== notice.visitor) forget();
    const first = !welcome;
    const rebooted = welcome && welcome.boot !== notice.boot;
    welcome = notice;
    token = notice.token;
    if (tabs?.leading()) {
      const kept = visitor.read();
      if (kept.token !== token) visitor.write({ token });
      else if (!sameVisit) visitor.write(kept);
      each(tabs.others(), (other) => post({ type: "page", ...other }));
      if (page !== greetedPage) post({ type: "page", ...view() });
      farewells.again();
    } else visitor.settle(token);
    if (first || rebooted) {
      introduce();
      if (variables) post({ type: "set", variables });
    }
    restart();
    dispatch(notice);
    const { read } = memory;
    if (first && read) dispatch({ type: "saw", ...read });
    // The window sends what a closed tab could not.
    if (first && mayStore && place.hasUnsent()) load();
    resumes = first && memory.open && (isOpen(state.chat) || !!typed);
    if (resumes && innerWidth >= phoneWidth) show(false);
    else if (resumes) load(); // on a phone a bar says that the chat is still open
  };
  const restart = () => {
    pump.restart();
    following.restart();
  };
  /** One at a time: each refusal that asked again by itself would be two the next time. */
  let pausing: boolean | undefined;
  /** The draft on its way and the missing lines are asked for once more; the server knows a draft by its name. */
  const again = () => {
    pausing = false;
    restart();
    pump.run(state);
    following.look(state, tabs);
  };
  const heard = (notice: VisitorNotice) => {
    if (gone) return;
    core.heard(notice);
    if (notice.type === "gone") return vanish();
    if (notice.type === "welcome") return greeted(notice);
    if (notice.type === "fresh") return departed(notice.token);
    if (notice.type === "refused") {
      pausing = pausing || afterWait(notice, again);
      site.refused(notice);
    }
    route.look();
    dispatch(notice);
  };

  const connect = () =>
    openLine({
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
      badToken: () => departed(),
    });
  const begin = () => {
    tabs = joinTabs({
      name: storageKey,
      view,
      connect,
      snapshot: () => ({ welcome: snapshot(), line: state.line }),
      heard,
      line: (line) => dispatch({ type: "line", line }),
      saw: (chat, sequence) => dispatch({ type: "saw", chat, sequence }),
      withdrawn: () => withdraw(),
      fresh: () => departed(null, true),
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
  const withdraw = (look = welcome?.widget ?? waiting.look) => {
    leave();
    typed = "";
    consented = mayStore = false;
    token = undefined;
    welcome = null;
    state = { ...waiting, look };
    draw();
  };

  // --- who the visitor is ----------------------------------------------------------------------------------

  const farewells = makeFarewells(host, key);
  const remake = () => {
    drawings = [];
    launcher.strip();
    makeWindow?.(core);
    draw();
  };
  /** Takes everything of the visitor off this page. */
  const forget = () => {
    place.clear();
    memory = nothing;
    typed = "";
    resumes = false;
    welcome = variables = null;
    // The `identify` that made the server see another person is for that person.
    if (!identity?.id || fingerprint(identity.id) !== visitor.read().person) identity = null;
    const before = state;
    const { look, online, line, hidden } = state;
    state = { ...start, look, online, line, hidden };
    site.changed(before, state);
    remake();
  };
  /** Begins anew: with the given token, or the one that the browser has now, or as a visitor whom nobody knows. */
  const renew = (next?: string | null) => {
    if (gone) return;
    const running = tabs;
    if (token) former[former.length] = token;
    leave();
    forget();
    const kept = visitor.read().token;
    token = next ?? (find(former, (old) => old === kept) ? undefined : kept);
    if (running) begin();
  };
  /** The server does not take the token any more; another tab has `told`, or this one heard it first. */
  const departed = (next?: string | null, told?: boolean) => {
    // A greeting without a token was refused: no use to hurry.
    if (!token && !told) return;
    const kept = visitor.read();
    if (next || kept.token === token) visitor.write({ token: next ?? undefined, person: kept.person });
    if (!told) tabs?.tell({ type: "fresh" });
    renew(next);
  };
  const logout = () => {
    const left = token ?? visitor.read().token;
    visitor.write({});
    tabs?.tell({ type: "fresh" });
    renew();
    if (left) farewells.say(left);
  };
  /** Says who the site says this is. */
  const introduce = () => {
    if (!identity || !welcome) return;
    post({ type: "identify", ...identity });
    if (identity.id) visitor.write({ token, person: fingerprint(identity.id) });
  };
  const identify = (given: unknown) => {
    const next = identityOf(given);
    const { person } = visitor.read();
    if (next.id && person && person !== fingerprint(next.id)) logout();
    identity = next;
    introduce();
  };
  /** Another tab, perhaps while this one was frozen, may have logged the visitor out. */
  const recognise = (strict?: boolean) => {
    if (visitor.isAnother(token, strict)) renew();
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
  let makeWindow: ((core: Core) => void) | undefined;
  handover.mount = (make) => {
    makeWindow = make;
    make(core);
    draw();
  };
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

  const launcher = makeLauncher({
    open,
    near: load,
    isOpen: () => state.open,
    rebuilt: () => {
      listen();
      route.rebuilt();
      remake();
    },
    unwanted: () => vanish(),
  });
  const core: Core = {
    root: launcher.root,
    closed: launcher.closed,
    state: () => state,
    subscribe: (drawing) => void (drawings[drawings.length] = drawing),
    visitor: () => mayStore ? welcome?.visitor : undefined,
    key: storageKey,
    keepDrafts: () => {},
    heard: () => {},
    stopTyping: (chat) => dispatch({ type: "typing", chat, typing: false }),
    draft: (draft) => dispatch({ type: "drafted", draft }),
    retry: (draft) => dispatch({ type: "retried", draft }),
    typing: (text) => {
      if (isOpen(state.chat)) post({ type: "typing", text });
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
    route.look();
    if (focused) recognise();
  };
  const turned = (to: ReturnType<typeof pageOf>) => {
    page = to;
    post({ type: "page", ...view() });
  };
  const route = watchRoute(() => core.readTitle(), turned);
  const nudge = () => tabs?.nudge();
  const changedVisibility = () => {
    attention();
    if (!visible() || gone) return;
    recognise();
    nudge();
    following.look(state, tabs);
  };
  // A page kept for "back" must hold neither line nor lock, and shows nothing until it knows for whom.
  const hidePage = () => {
    leave();
    launcher.cover();
    addEventListener("pageshow", showPage);
  };
  const showPage = () => {
    removeEventListener("pageshow", showPage);
    if (gone) return;
    recognise(true);
    if (mayStore && !tabs) begin();
    draw();
  };
  /** Again, when a page has thrown away its document and the listeners with it; what listens already is not doubled. */
  const listen = () => {
    each(["focus", "blur"], (name) => addEventListener(name, attention));
    addEventListener("online", nudge);
    document.addEventListener("visibilitychange", changedVisibility);
    addEventListener("pagehide", hidePage);
  };
  listen();

  takeCalls(foyer, handover, {
    open,
    close,
    toggle: () => state.open ? close() : open(),
    show: () => dispatch({ type: "shown" }),
    hide: () => dispatch({ type: "hidden" }),
    identify,
    logout,
    set: (given) => {
      variables = withVariables(variables, given);
      if (welcome) post({ type: "set", variables });
    },
    page: (given) => turned(pageOf(String(given?.url ?? page.url), String(given?.title ?? page.title))),
    consent: (given) => {
      if (gone) return;
      if (given) return allow();
      visitor.write({});
      place.clear();
      tabs?.tell({ type: "withdrawn" });
      withdraw();
    },
    on: site.on,
  });
  if (mayStore && !tabs) begin();
  else draw();
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
