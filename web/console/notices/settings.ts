import { useSyncExternalStore } from "react";
import { type NoticeKind, noticeKinds } from "./notice";

/** The notification settings of this browser; kept in the browser, since sounds belong to the machine. */
export interface Settings {
  isSilent: boolean;
  muted: ReadonlySet<NoticeKind>;
}

const silentKey = "foyer.muted";
const mutedKey = "foyer.mutedKinds";

let settings: Settings | null = null;
const listeners = new Set<() => void>();

export function getSettings(): Settings {
  settings ??= {
    isSilent: read(silentKey) === "1",
    muted: new Set(noticeKinds.filter((kind) => read(mutedKey)?.split(",").includes(kind))),
  };
  return settings;
}

export function useSettings(): Settings {
  return useSyncExternalStore(onSettings, getSettings);
}

/** Calls `listener` when the settings have changed; the returned function cancels. */
export function onSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSilent(isSilent: boolean): void {
  become({ ...getSettings(), isSilent });
}

export function setMuted(kind: NoticeKind, isMuted: boolean): void {
  const muted = new Set(getSettings().muted);
  if (isMuted) muted.add(kind);
  else muted.delete(kind);
  become({ ...getSettings(), muted });
}

function become(next: Settings): void {
  settings = next;
  keep(silentKey, next.isSilent ? "1" : "0");
  keep(mutedKey, [...next.muted].join(","));
  for (const listener of listeners) listener();
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden here; the choice lasts until the page is closed
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // as above
  }
}
