import type { First, Widget, WidgetChange } from "../../api/widgets";

/** The content of the editor, as it is typed. */
export interface WidgetForm {
  name: string;
  /** One host a line. */
  domains: string;
  title: string;
  subtitle: string;
  greeting: string;
  accent: string;
  side: "left" | "right";
  offsetX: string;
  offsetY: string;
  /** `queue`, or `flow:ID` or `bot:ID`. */
  first: string;
  queue: string;
  typingPreview: boolean;
  consent: boolean;
  hidesWhenAway: boolean;
  enabled: boolean;
}

export type WidgetField = keyof WidgetForm;

/** The faults found before the server is asked. */
export type WidgetFault = "empty" | "notAColour" | "notAnOffset";
export type Faults = Partial<Record<WidgetField, WidgetFault>>;

/** As in the protocol. */
export const limits = { name: 60, title: 60, subtitle: 100, greeting: 500, offset: 200 } as const;

/** The order in which errors are listed: that of the fields on the page. */
export const fieldOrder: readonly WidgetField[] = [
  "enabled",
  "name",
  "domains",
  "accent",
  "side",
  "offsetX",
  "offsetY",
  "title",
  "subtitle",
  "greeting",
  "first",
  "queue",
  "hidesWhenAway",
  "typingPreview",
  "consent",
];

export function formOf(widget: Widget): WidgetForm {
  const { name, title, subtitle, greeting, accent, side, queue, start } = widget;
  const { typingPreview, consent, hidesWhenAway, enabled } = widget;
  return {
    name,
    title,
    subtitle,
    greeting,
    accent,
    side,
    queue,
    typingPreview,
    consent,
    hidesWhenAway,
    enabled,
    domains: widget.domains.join("\n"),
    offsetX: String(widget.offsetX),
    offsetY: String(widget.offsetY),
    first: start.is === "queue" ? "queue" : `${start.is}:${start.id}`,
  };
}

/** The hosts in a text: separated by lines, commas or spaces. */
export function domainsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== "");
}

/** `#rrggbb` in lower case for what was typed, with or without `#`, short or long; null if it is not a colour. */
export function colourIn(text: string): string | null {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  return /^[0-9a-f]{3}$/.test(digits) ? `#${[...digits].map((digit) => digit + digit).join("")}` : null;
}

/** The number of pixels that was typed; null if it is none that a widget can have. */
export function offsetIn(text: string): number | null {
  const number = Number(text.trim());
  return /^\d+$/.test(text.trim()) && number <= limits.offset ? number : null;
}

/** What is wrong with the form; empty if it can be sent. */
export function faultsOf(form: WidgetForm): Faults {
  return {
    ...(form.name.trim() === "" ? { name: "empty" } : {}),
    ...(form.title.trim() === "" ? { title: "empty" } : {}),
    ...(colourIn(form.accent) === null ? { accent: "notAColour" } : {}),
    ...(offsetIn(form.offsetX) === null ? { offsetX: "notAnOffset" } : {}),
    ...(offsetIn(form.offsetY) === null ? { offsetY: "notAnOffset" } : {}),
  };
}

/** The settings in which a valid form differs from the widget; what another administrator changed elsewhere stays. */
export function changesIn(form: WidgetForm, widget: Widget): WidgetChange {
  const before = formOf(widget);
  const values: { readonly [Field in WidgetField]: () => WidgetChange } = {
    name: () => ({ name: form.name }),
    domains: () => ({ domains: domainsIn(form.domains) }),
    title: () => ({ title: form.title }),
    subtitle: () => ({ subtitle: form.subtitle }),
    greeting: () => ({ greeting: form.greeting }),
    accent: () => ({ accent: colourIn(form.accent) ?? before.accent }),
    side: () => ({ side: form.side }),
    offsetX: () => ({ offsetX: offsetIn(form.offsetX) ?? widget.offsetX }),
    offsetY: () => ({ offsetY: offsetIn(form.offsetY) ?? widget.offsetY }),
    first: () => ({ start: firstIn(form.first) }),
    queue: () => ({ queue: form.queue }),
    typingPreview: () => ({ typingPreview: form.typingPreview }),
    consent: () => ({ consent: form.consent }),
    hidesWhenAway: () => ({ hidesWhenAway: form.hidesWhenAway }),
    enabled: () => ({ enabled: form.enabled }),
  };
  return Object.assign(
    {},
    ...fieldOrder.filter((field) => form[field] !== before[field]).map((field) => values[field]()),
  );
}

function firstIn(text: string): First {
  const [is, id] = text.split(":");
  return (is === "flow" || is === "bot") && id ? { is, id } : { is: "queue" };
}

/** The field of the form that a refusal of the server names. */
export function fieldOf(field: string | null): WidgetField {
  const name = field?.split(".")[0] ?? "";
  if (name === "start") return "first";
  return name === "toQueue" ? "queue" : fieldOrder.find((known) => known === name) ?? "name";
}
