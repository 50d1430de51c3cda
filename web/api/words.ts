import { language } from "../words/language";

const english = { unreachable: "Can't reach Foyer. Nothing was changed." };
const german: typeof english = { unreachable: "Foyer ist nicht erreichbar. Es wurde nichts geändert." };
const inLanguages = { en: english, de: german };

/** The refusal of a request that did not reach the server. */
export const apiWords = (): typeof english => inLanguages[language()];
