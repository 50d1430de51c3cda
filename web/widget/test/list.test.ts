import { deepStrictEqual as equal } from "node:assert";
import { keepList } from "../window/list";

/** The part of an element that a list needs: its children, by name. */
class Parent {
  children: Child[] = [];
  get firstElementChild(): Child | null {
    return this.children[0] ?? null;
  }
  insertBefore(child: Child, place: Child | null): void {
    child.remove();
    child.parent = this;
    this.children.splice(place ? this.children.indexOf(place) : this.children.length, 0, child);
  }
}

class Child {
  parent: Parent | null = null;
  constructor(readonly name: string) {}
  get nextElementSibling(): Child | null {
    const all = this.parent?.children ?? [];
    return all[all.indexOf(this) + 1] ?? null;
  }
  remove(): void {
    if (this.parent) this.parent.children = this.parent.children.filter((each) => each !== this);
    this.parent = null;
  }
}

type Value = { key: string; text?: string };

Deno.test("values with the same key are one element, which goes when they go", () => {
  const parent = new Parent();
  const keep = keepList<Value>(
    parent as unknown as HTMLElement,
    ({ key }, before) => before ?? new Child(key) as unknown as HTMLElement,
  );
  const names = () => parent.children.map(({ name }) => name);

  keep([{ key: "a" }, { key: "b" }, { key: "a", text: "other" }, { key: "c" }]);
  equal(names(), ["a", "b", "c"]);
  keep([{ key: "c" }, { key: "c" }, { key: "a" }]);
  equal(names(), ["c", "a"]);
  keep([]);
  equal(names(), []);
});
