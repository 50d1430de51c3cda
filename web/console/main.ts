import { chooseLanguage } from "./language";

/** The console in the language of the browser; in English if the texts of that language cannot be loaded. */
async function main(): Promise<void> {
  await chooseLanguage().catch((why: unknown) => reportError(why));
  // only now: parts of the console take their texts as soon as they are loaded
  const { begin } = await import("./begin");
  begin();
}

void main();
