import { encode } from "../json";
import { each } from "../lists";

/** Something to show, told from the others by its key. */
interface Keyed {
  key: string;
}

interface Shown {
  key: string;
  element: HTMLElement;
  content: string;
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
  let shown: Shown[] = [];
  // No `Map`, which a page may have replaced.
  let byKey: Record<string, Shown | undefined> = {};
  return (values) => {
    const next: typeof byKey = {};
    const placed: Shown[] = [];
    let place: Element | null = parent.firstElementChild;
    each(values, (value) => {
      // The blank keeps a key apart from the names that every object has.
      const key = " " + value.key;
      if (next[key]) return;
      const content = encode(value);
      const before = byKey[key];
      const element = before?.content === content ? before.element : draw(value, before?.element);
      if (element === place) place = place.nextElementSibling;
      else parent.insertBefore(element, place);
      next[key] = placed[placed.length] = { key, element, content };
    });
    each(shown, ({ key, element }) => {
      if (next[key]?.element !== element) element.remove();
    });
    shown = placed;
    byKey = next;
  };
}
