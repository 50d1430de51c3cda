import { language } from "../words/language";

const english = { unreachable: "Can't reach Foyer. Nothing was changed." };
const german: typeof english = { unreachable: "Foyer ist nicht erreichbar. Es wurde nichts geändert." };
const inLanguages = { en: english, de: german };

/** What a request that did not reach the server is refused with. */
export const apiWords = (): typeof english => inLanguages[language()];
