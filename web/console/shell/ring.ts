import { useEffect, useSyncExternalStore } from "react";
import { takenOver } from "../acting";
import { words } from "../messages";
import { navigate, onNavigate } from "../router";
import { handedOver, waiting } from "../state";
import { getState, onChange, toast } from "../store";
import { pageTitle } from "./title";

/** Waiting chats ring: sound, tab title, desktop notice; again until they are taken, unless muted. */

const ringEvery = 10_000;
const mutedKey = "foyer.muted";
const returnedKey = "foyer.quietReturns";

let audio: AudioContext | null = null;
let muted = read(mutedKey);
let returnsRing = !read(returnedKey);
const mutedListeners = new Set<() => void>();

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === "1";
  } catch {
    return false; // storage is forbidden here; the choice lasts as long as the page
  }
}

function keep(key: string, value: boolean): void {
  try {
    localStorage.setItem(key, value ? "1" : "0");
  } catch {
    // as above
  }
  for (const listener of mutedListeners) listener();
}

export function setMuted(value: boolean): void {
  muted = value;
  keep(mutedKey, value);
}

/** Whether the return of a captured visitor rings. */
export function setReturnsRing(value: boolean): void {
  returnsRing = value;
  keep(returnedKey, !value);
}

export function useMuted(): boolean {
  return useSyncExternalStore(listen, () => muted);
}

export function useReturnsRing(): boolean {
  return useSyncExternalStore(listen, () => returnsRing);
}

function listen(listener: () => void): () => void {
  mutedListeners.add(listener);
  return () => mutedListeners.delete(listener);
}

let touched = false;
for (const event of ["pointerdown", "keydown"]) {
  document.addEventListener(event, () => touched = true, { once: true, capture: true });
}

/** Two soft strokes of a bell. Silent until the agent has touched the page: browsers insist. */
export function ringOnce(): void {
  if (!touched) return;
  audio ??= new AudioContext();
  void audio.resume();
  const start = audio.currentTime + 0.02;
  stroke(audio, 659.25, start);
  stroke(audio, 880, start + 0.22);
}

function stroke(context: AudioContext, pitch: number, at: number): void {
  for (const [multiple, loudness] of [[1, 0.16], [2.76, 0.04]]) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch * multiple;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + 1);
  }
}

/** Keeps ringing and the tab title going while the shell is on screen. */
export function useRinging(): void {
  useEffect(() => {
    let known = new Set<string>();
    let returned = getState().returned;
    // Nothing is new to an agent who has only just come.
    let chats = getState().me ? getState().chats : null;
    let again: ReturnType<typeof setInterval> | undefined;

    const look = () => {
      const state = getState();
      const now = waiting(state.chats);
      document.title = now.length > 0 ? words.shell.waitingTitle(now.length) : pageTitle(location.pathname);
      const back = state.returned;
      if (back !== returned) {
        returned = back;
        if (back) welcomeBack(back.name);
      }
      if (state.me) {
        for (const { chat, by } of chats ? handedOver(chats, state.chats, state.me.id, takenOver) : []) {
          const giver = by === null ? undefined : state.agents.get(by)?.name;
          announceHandedOver(
            chat.id,
            giver ? words.shell.handedOn(giver, chat.visitorName) : words.shell.withYou(chat.visitorName),
          );
        }
        for (const { visitor, assignee, endedAt } of takenOver.size > 0 ? state.chats.values() : []) {
          if (assignee === state.me.id && !endedAt) takenOver.delete(visitor);
        }
        chats = state.chats;
      }
      const fresh = now.filter((chat) => !known.has(chat.id));
      known = new Set(now.map((chat) => chat.id));
      for (const chat of fresh) {
        notify(chat.id, words.shell.waitingNotice(chat.visitorName), "/console/visitors");
      }
      if (fresh.length > 0 && !muted) ringOnce();
      if (now.length === 0 || fresh.length > 0) {
        clearInterval(again);
        again = undefined;
      }
      if (now.length > 0 && again === undefined) again = setInterval(() => muted || ringOnce(), ringEvery);
    };
    look();
    const forget = onChange(look);
    const forgetPlace = onNavigate(look);
    return () => {
      forget();
      forgetPlace();
      clearInterval(again);
    };
  }, []);
}

function welcomeBack(name: string): void {
  if (returnsRing && !muted) ringOnce();
  // Not within the state's own change, of which this is told.
  queueMicrotask(() => toast(words.shell.returned(name), words.shell.returnedDetail));
}

/** Somebody else has made the agent's turn begin. */
function announceHandedOver(chat: string, text: string): void {
  if (!muted) ringOnce();
  notify(chat, text, "/console/chats");
  queueMicrotask(() => toast(text));
}

function notify(chat: string, text: string, place: string): void {
  if (!("Notification" in globalThis) || Notification.permission !== "granted" || !document.hidden) return;
  const notice = new Notification(text, { tag: chat, silent: true });
  notice.onclick = () => {
    window.focus();
    navigate(place);
    notice.close();
  };
}
