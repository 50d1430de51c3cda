import { encode } from "../json";
import { each } from "../lists";

/** A displayed value, identified by its key. */
interface Keyed {
  key: string;
}

interface Shown {
  key: string;
  element: HTMLElement;
  content: string;
}

/**
 * Synchronises the children of an element with a list of values: unchanged ones are not touched, so that selection,
 * focus, animation and the position of a screen reader are kept. `draw` creates the element of a value, or updates the
 * existing one. Of several values with the same key only the first is shown: a second element for it would never be
 * removed.
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
    let follower: Element | null = parent.firstElementChild;
    each(values, (value) => {
      // The blank distinguishes a key from the properties that every object has.
      const key = " " + value.key;
      if (next[key]) return;
      const content = encode(value);
      const before = byKey[key];
      const element = before?.content === content ? before.element : draw(value, before?.element);
      if (element === follower) follower = follower.nextElementSibling;
      else parent.insertBefore(element, follower);
      next[key] = placed[placed.length] = { key, element, content };
    });
    each(shown, ({ key, element }) => {
      if (next[key]?.element !== element) element.remove();
    });
    shown = placed;
    byKey = next;
  };
}
