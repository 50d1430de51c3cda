import { useEffect, useSyncExternalStore } from "react";
import { idIn } from "../places/chats";
import { openChatOf } from "../state/opened";
import { isAt, onNavigate } from "../places/router";
import { pageTitle } from "../places/title";
import { dispatch, getState, onChange, serverNow } from "../state/store";
import { beingTaken, lookedAtElsewhere, onElsewhere, onReadElsewhere, say } from "../state/attention";
import { iconWith, titleWith } from "./counting";
import type { Around } from "./decide";
import { NoticeDesk, type View } from "./desk";
import { notifyDesktop, permission } from "./desktop";
import type { Notice } from "./notice";
import { getSettings, onSettings } from "./settings";
import { play } from "./sounds";
import { isSpeaking, speakOnceTouched } from "./speaker";

/** Below this width the Chats page shows its lists or one window, not both. */
const narrow = "(max-width: 760px)";

/** The single instance of this page. */
const desk = new NoticeDesk({
  known: getState,
  around,
  ownActs: beingTaken,
  now: serverNow,
  play: (kind) => {
    if (isSpeaking()) play(kind);
  },
  notify: (fresh, open) => notifyDesktop(fresh, open, agentName),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** The name of an agent; null if unknown. */
export function agentName(agent: string): string | null {
  return getState().agents.get(agent)?.name ?? null;
}

export function useNotices<T>(selector: (view: View) => T): T {
  return useSyncExternalStore(desk.subscribe, () => selector(desk.view));
}

export function dismiss(notice: Notice): void {
  desk.dismiss(notice);
}

/** Checks again, after the agent has allowed or forbidden something. */
export function reconsider(): void {
  desk.look();
}

/** Keeps sounds, notifications, the tab's title and its icon up to date while the console is open. */
export function useNoticeDesk(): void {
  useEffect(() => {
    const look = () => {
      say(chatInFront());
      desk.look();
      show();
    };
    const show = () => {
      document.title = titleWith(desk.view.open, pageTitle(location.pathname));
      showCount(desk.view.open.length);
    };
    look();
    const forget = [
      onChange(look),
      onNavigate(look),
      onElsewhere(look),
      onReadElsewhere((chat, sequence) => dispatch({ type: "readHere", chat, sequence })),
      onSettings(look),
      desk.subscribe(show),
      speakOnceTouched(),
    ];
    addEventListener("focus", look);
    addEventListener("blur", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      for (const each of forget) each();
      removeEventListener("focus", look);
      removeEventListener("blur", look);
      document.removeEventListener("visibilitychange", look);
      desk.stop();
      showCount(0);
    };
  }, []);
}

function isAttentive(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** The chat that the agent looks at in this tab. */
function chatInFront(): string | null {
  const id = isAttentive() ? idIn(location.pathname) : null;
  if (id === null) return null;
  const { chats } = getState();
  return chats.has(id) ? id : openChatOf(id, chats)?.id ?? null;
}

function around(): Around {
  const { isSilent, muted } = getSettings();
  const here = chatInFront();
  const path = location.pathname;
  const isInChats = isAt(path, "/console/chats");
  return {
    isAttentive: isAttentive(),
    openChats: new Set([...lookedAtElsewhere(), ...(here === null ? [] : [here])]),
    listsWaiting: isInChats
      ? idIn(path) === null || !matchMedia(narrow).matches
      : isAt(path, "/console/visitors"),
    availability: getState().me?.availability ?? "offline",
    isSilent,
    muted,
    mayNotify: permission() === "granted",
  };
}

let shownCount = 0;

/** The count on the tab's icon and, for an installed console, on the app's. */
function showCount(count: number): void {
  if (count === shownCount) return;
  shownCount = count;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon) icon.href = iconWith(count);
  const app = navigator as Navigator & {
    setAppBadge?: (count: number) => Promise<void>;
    clearAppBadge?: () => Promise<void>;
  };
  const done = count > 0 ? app.setAppBadge?.(count) : app.clearAppBadge?.();
  done?.catch(() => {}); // a page in a tab has no badge
}
