import { each, joined } from "./lists";

/** Makes an element: attributes by name, then children. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const key in attributes) {
    // A property that a library gave all objects is not an attribute.
    if (typeof attributes[key] === "string") element.setAttribute(key, attributes[key]);
  }
  each(children, (child) => element.append(child));
  return element;
}

/** A line drawing on a 24 by 24 grid; decorative, its button has the name. */
export function icon(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A button with its click handler. */
export function button(
  attributes: Record<string, string>,
  pressed: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const made = el("button", { type: "button", ...attributes });
  each(children, (child) => made.append(child));
  made.addEventListener("click", pressed);
  return made;
}

/** Adds a style sheet in a way that a strict content policy allows. */
export function addStyle(root: ShadowRoot, css: string): void {
  if ("adoptedStyleSheets" in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = joined(root.adoptedStyleSheets, [sheet]);
  } else {
    (root as ShadowRoot).append(el("style", {}, css)); // browsers before 2023
  }
}
