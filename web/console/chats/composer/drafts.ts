/** Where unsent texts are kept while the browser tab is open; `sessionStorage` in the browser. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "foyer.draft.";

/** The unsent text of each chat: kept over changes of chat and over a reload. */
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

/** A full or forbidden storage loses only the copy for a reload, never the typed text. */
function quietly<Result>(body: () => Result): Result | null {
  try {
    return body();
  } catch {
    return null;
  }
}
