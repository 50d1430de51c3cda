import type { RefusalCode } from "../../shared/wire-agent";
import { sayRefusals } from "../../shared/refused";
import * as english from "./en/all";

export type { Canned, Closing } from "./en/chats";

/** All texts of the Agent Console in one language; each language has every key of the English ones. */
export type Catalogue =
  & {
    readonly [Part in "words" | "chatWords" | "dialogWords" | "noticeWords"]: (typeof english)[Part];
  }
  & {
    /** What a refusal is called, by its code; without an entry, the server's own English words are shown. */
    readonly refusals: Partial<Record<RefusalCode, string>>;
  };

/** The texts in the language of the page. They are chosen before anything else is loaded, and do not change then. */
export let { words, chatWords, dialogWords, noticeWords }: Catalogue = english;

/** Takes the texts from this catalogue from now on. */
export function speak(catalogue: Catalogue): void {
  ({ words, chatWords, dialogWords, noticeWords } = catalogue);
  sayRefusals(catalogue.refusals);
}
