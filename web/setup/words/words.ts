import { setupWords as english } from "./en";

/** All texts of the set-up in one language; each language has every key of the English ones. */
export type SetupCatalogue = typeof english;

/** The texts in the language of the page. Chosen before anything is drawn, and never changed. */
export let setupWords: SetupCatalogue = english;

/** Sets the catalogue of texts. */
export function speakSetup(catalogue: SetupCatalogue): void {
  setupWords = catalogue;
}
