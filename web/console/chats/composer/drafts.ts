/** Where what was typed is kept for the length of the browser tab; `sessionStorage` in the browser. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "foyer.draft.";

/** What stands in the box of each chat and was not sent: kept over changes of chat and over a reload. */
export class Drafts {
  private readonly texts = new Map<string, string>();

  constructor(private readonly keep: Keep) {}

  of(chat: string): string {
    return this.texts.get(chat) ?? quietly(() => this.keep.getItem(prefix + chat)) ?? "";
  }

  set(chat: string, text: string): void {
    this.texts.set(chat, text);
    quietly(() => text === "" ? this.keep.removeItem(prefix + chat) : this.keep.setItem(prefix + chat, text));
  }
}

/** A full or forbidden storage costs only the reload's memory, never the typing. */
function quietly<Result>(body: () => Result): Result | null {
  try {
    return body();
  } catch {
    return null;
  }
}
