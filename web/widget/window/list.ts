import { encode } from "../json";

/** Something to show, told from the others by its key. */
interface Keyed {
  key: string;
}

/**
 * Keeps the children of a list the same as a list of values: what did not change is not touched, so that
 * selection, focus, animation and what a screen reader has read stay.
 *
 * `draw` makes the element of a value, or brings the one it made before up to date. Of several values with the same key the
 * first is shown: a second element for it would never be removed.
 */
export function keepList<Value extends Keyed>(
  parent: HTMLElement,
  draw: (value: Value, before: HTMLElement | undefined) => HTMLElement,
): (values: Value[]) => void {
  let shown = new Map<string, { element: HTMLElement; content: string }>();
  return (values) => {
    const next: typeof shown = new Map();
    let place: Element | null = parent.firstElementChild;
    for (const value of values) {
      if (next.has(value.key)) continue;
      const content = encode(value);
      const before = shown.get(value.key);
      const element = before?.content === content ? before.element : draw(value, before?.element);
      if (element === place) place = place.nextElementSibling;
      else parent.insertBefore(element, place);
      next.set(value.key, { element, content });
    }
    for (const [key, { element }] of shown) if (next.get(key)?.element !== element) element.remove();
    shown = next;
  };
}
