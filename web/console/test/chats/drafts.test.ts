import { deepStrictEqual as equal } from "node:assert";
import { Drafts, type Keep } from "../../chats/composer/drafts";

function keep(): Keep & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => void held.set(name, text),
    removeItem: (name) => void held.delete(name),
  };
}

Deno.test("each chat keeps its own draft over a reload", () => {
  const storage = keep();
  const drafts = new Drafts(storage);
  drafts.set("a", "half a sen");
  drafts.set("b", "other");

  equal(new Drafts(storage).of("a"), "half a sen");
  equal(new Drafts(storage).of("c"), "");
});

Deno.test("a sent draft leaves nothing behind", () => {
  const storage = keep();
  const drafts = new Drafts(storage);
  drafts.set("a", "sent");
  drafts.set("a", "");

  equal(drafts.of("a"), "");
  equal(storage.held.size, 0);
});

Deno.test("a storage that refuses costs no typing", () => {
  const refusing = (): never => {
    throw new Error("quota");
  };
  const drafts = new Drafts({ getItem: refusing, setItem: refusing, removeItem: refusing });
  drafts.set("a", "still here");

  equal(drafts.of("a"), "still here");
});
