import { chooseLanguage } from "./language";

/** The console in the language of the browser; in English if the texts of that language cannot be loaded. */
async function main(): Promise<void> {
  await chooseLanguage().catch((why: unknown) => reportError(why));
  // only now: parts of the console read their texts on loading
  const { begin } = await import("./begin");
  begin();
}

void main();
