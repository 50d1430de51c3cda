import { choiceOfBrowser, language, setLanguage } from "../words/language";
import { speakSetup } from "./words/words";

/** The set-up in the language of the browser; in English if the texts of that language cannot be loaded. */
async function main(): Promise<void> {
  await chooseLanguage().catch((why: unknown) => reportError(why));
  const { begin } = await import("./begin");
  begin();
}

async function chooseLanguage(): Promise<void> {
  setLanguage(choiceOfBrowser());
  const chosen = language();
  document.documentElement.lang = chosen;
  switch (chosen) {
    case "en":
      return;
    case "de":
      return speakSetup((await import("./words/de")).setupWords);
    default: {
      const never: never = chosen;
      return never;
    }
  }
}

void main();
