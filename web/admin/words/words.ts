import { adminWords as english } from "./en";

/** All texts of the Admin Console in one language; each language has every key of the English ones. */
export type AdminCatalogue = typeof english;

/** The texts in the language of the page. They are chosen before a page is loaded, and do not change then. */
export let adminWords: AdminCatalogue = english;

/** Takes the texts from this catalogue from now on. */
export function speakAdmin(catalogue: AdminCatalogue): void {
  adminWords = catalogue;
}
