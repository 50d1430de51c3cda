import { staffWords as english } from "./en/staff";

/** The texts of Agents, Roles and one's own account, in the language of the page. */
export let staffWords: typeof english = english;

/** Sets the catalogue of texts. */
export function speakStaff(catalogue: typeof english): void {
  staffWords = catalogue;
}
