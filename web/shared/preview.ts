/** What the editor of a widget and the page that shows the widget beside it tell each other. */
import type { WidgetLook } from "./wire-visitor";

/** The situations in which a visitor can see the widget. */
export const previewScenes = [
  "button",
  "open",
  "away",
  "offline",
  "waiting",
  "chatting",
  "invitation",
  "ended",
] as const;
export type PreviewScene = typeof previewScenes[number];

/** Chosen with the address of the page, as its query. */
export interface PreviewChoice {
  readonly scene: PreviewScene;
  readonly language: "en" | "de";
  readonly direction: "ltr" | "rtl";
  readonly scheme: "light" | "dark";
}

/** The settings to show, sent again with every change. */
export interface PreviewLook {
  readonly type: "look";
  readonly look: WidgetLook;
}

/** The page is ready to take settings. */
export interface PreviewReady {
  readonly type: "ready";
}

export function previewAddress({ scene, language, direction, scheme }: PreviewChoice): string {
  return `/preview/?${new URLSearchParams({ scene, language, direction, scheme })}`;
}

/** The choice in a query; what is missing or unknown has the first value. */
export function previewChoice(query: string): PreviewChoice {
  const given = new URLSearchParams(query);
  const one = <Word extends string>(name: string, words: readonly Word[]): Word =>
    words.find((word) => word === given.get(name)) ?? words[0];
  return {
    scene: one("scene", previewScenes),
    language: one("language", ["en", "de"]),
    direction: one("direction", ["ltr", "rtl"]),
    scheme: one("scheme", ["light", "dark"]),
  };
}
