import { language } from "../words/language";

const english = { close: "Close" };
const german: typeof english = { close: "Schließen" };
const inLanguages = { en: english, de: german };

/** The few words that the controls have themselves; all others come with their use. */
export const uiWords = (): typeof english => inLanguages[language()];
