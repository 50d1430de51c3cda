/** Something to show, told from the others by its key. */
interface Keyed {
  key: string;
}

/**
 * Keeps the children of a list the same as a list of values: what did not change is not touched, so that
 * selection, focus and animation stay.
 */
export function keepList<Value extends Keyed>(
  parent: HTMLElement,
  make: (value: Value, fresh: boolean) => HTMLElement,
): (values: Value[]) => void {
  let shown = new Map<string, { element: HTMLElement; content: string }>();
  return (values) => {
    const next: typeof shown = new Map();
    let place: Element | null = parent.firstElementChild;
    for (const value of values) {
      const content = JSON.stringify(value);
      let entry = shown.get(value.key);
      if (!entry || entry.content !== content) {
        const element = make(value, !entry);
        if (entry) {
          if (place === entry.element) place = element;
          entry.element.replaceWith(element);
        }
        entry = { element, content };
      }
      if (entry.element === place) place = place.nextElementSibling;
      else parent.insertBefore(entry.element, place);
      next.set(value.key, entry);
    }
    for (const [key, { element }] of shown) if (!next.has(key)) element.remove();
    shown = next;
  };
}
