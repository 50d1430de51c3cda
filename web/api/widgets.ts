import { request } from "./request";

/** The widgets of the websites over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

const path = "/api/v1/widgets";

/** Who answers a new chat first. */
export type First = { is: "queue" } | { is: "flow" | "bot"; id: string };

/** The settings of a widget. */
export interface WidgetSettings {
  name: string;
  title: string;
  subtitle: string;
  greeting: string;
  /** `#rrggbb` */
  accent: string;
  side: "left" | "right";
  offsetX: number;
  offsetY: number;
  start: First;
  queue: string;
  domains: readonly string[];
  typingPreview: boolean;
  consent: boolean;
  hidesWhenAway: boolean;
  enabled: boolean;
}

export interface Widget extends WidgetSettings {
  id: string;
  etag: string;
  /** Open pages that show it now. */
  pages: number;
  /** Open chats. */
  chats: number;
}

export type Choice = { id: string; name: string };

export interface WidgetList {
  widgets: readonly Widget[];
  /** Published flows and bots that may answer first. */
  flows: readonly Choice[];
  bots: readonly Choice[];
}

export type WidgetChange = Partial<WidgetSettings>;

export async function listWidgets(signal?: AbortSignal): Promise<WidgetList> {
  return (await request<WidgetList>(path, { signal })).value;
}

/** Adds a widget, with the settings of another one where `body` has none. */
export async function addWidget(body: WidgetChange & { copyOf?: string }): Promise<Widget> {
  return (await request<Widget>(path, { method: "POST", body })).value;
}

/** Where one widget is loaded and saved. */
export function widgetPath(id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}

/** Disables or enables this revision of a widget. */
export async function setEnabled({ id, etag }: Widget, enabled: boolean): Promise<Widget> {
  const asked = { method: "PATCH", body: { enabled }, ifMatch: etag } as const;
  return (await request<Widget>(widgetPath(id), asked)).value;
}

/** Deletes this revision of a widget. */
export async function deleteWidget({ id, etag }: Widget): Promise<void> {
  await request<null>(widgetPath(id), { method: "DELETE", ifMatch: etag });
}
