import { sayRefusals } from "../../shared/refused";
import * as english from "./en/all";
import { worderOf } from "./refusals";

export type { Canned, Closing } from "./en/chats";

/** All texts of the Agent Console in one language; each language has every key of the English ones. */
export type Catalogue = {
  readonly [Part in "words" | "chatWords" | "dialogWords" | "noticeWords" | "refusals"]:
    (typeof english)[Part];
};

/** The texts in the language of the page. Chosen before anything else is loaded, and never changed. */
export let { words, chatWords, dialogWords, noticeWords }: Catalogue = english;

sayRefusals(worderOf(english.refusals, english.words.status));

/** Sets the catalogue of texts. */
export function speak(catalogue: Catalogue): void {
  ({ words, chatWords, dialogWords, noticeWords } = catalogue);
  sayRefusals(worderOf(catalogue.refusals, catalogue.words.status));
}
