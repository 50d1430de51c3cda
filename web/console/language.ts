import { choiceOfBrowser, language, setLanguage } from "../words/language";
import { speak } from "./words/words";

/** Takes the language of the browser; its texts are loaded unless they are the English ones. */
export async function chooseLanguage(): Promise<void> {
  setLanguage(choiceOfBrowser());
  const chosen = language();
  document.documentElement.lang = chosen;
  switch (chosen) {
    case "en":
      return;
    case "de":
      return speak(await import("./words/de/all"));
    default: {
      const never: never = chosen;
      return never;
    }
  }
}
