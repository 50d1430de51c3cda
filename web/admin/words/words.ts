import { adminWords as english } from "./en";

/** All texts of the Admin Console in one language; each language has every key of the English ones. */
export type AdminCatalogue = typeof english;

/** The texts in the language of the page. Chosen before a page is loaded, and never changed. */
export let adminWords: AdminCatalogue = english;

/** Sets the catalogue of texts. */
export function speakAdmin(catalogue: AdminCatalogue): void {
  adminWords = catalogue;
}
