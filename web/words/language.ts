/** The languages of the consoles; the first one is the default. */
export const languages = ["en", "de"] as const;
export type Language = typeof languages[number];

let spoken: Language = languages[0];
let region: string | undefined;

/** The language of the page. */
export function language(): Language {
  return spoken;
}

/** The region for the formats of numbers and times, as a language tag; undefined for the browser's own. */
export function locale(): string | undefined {
  return region;
}

/** The language of the page, and the region for its formats. */
export interface Choice {
  language: Language;
  locale?: string;
}

/**
 * The first available one of the preferred languages, with its region. `asked` takes precedence. Tags are those of BCP
 * 47: `de-AT`.
 */
export function choose(asked: string | null, preferred: readonly string[]): Choice {
  for (const tag of asked === null ? preferred : [asked, ...preferred]) {
    const language = languages.find((each) => each === tag.toLowerCase().split("-")[0]);
    if (!language) continue;
    // the preferred languages may contain a region for the requested language
    const full = tag.includes("-")
      ? tag
      : preferred.find((each) => each.toLowerCase().startsWith(`${language}-`));
    return { language, locale: full ?? language };
  }
  return { language: languages[0] };
}

/** Sets the language; before anything is drawn. */
export function setLanguage(choice: Choice): void {
  spoken = choice.language;
  region = choice.locale;
}

/** The tab's storage key for the language requested in its address. */
const place = "foyer.language";

/** The language of this browser; `?lang=de` in the address takes precedence, until the tab is closed. */
export function choiceOfBrowser(): Choice {
  let asked = new URLSearchParams(location.search).get("lang");
  try {
    if (asked !== null) sessionStorage.setItem(place, asked);
    else asked = sessionStorage.getItem(place);
  } catch {
    // without storage only the address counts
  }
  return choose(asked, navigator.languages);
}
