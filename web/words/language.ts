/** The languages of the consoles; the first is shown to whoever reads none of them. */
export const languages = ["en", "de"] as const;
export type Language = typeof languages[number];

let spoken: Language = languages[0];
let region: string | undefined;

/** The language that the page is written in. */
export function language(): Language {
  return spoken;
}

/** The region by whose customs numbers and times are written, as a language tag; undefined is the browser's own. */
export function locale(): string | undefined {
  return region;
}

/** What the page is to be written in, and by the customs of which region. */
export interface Choice {
  language: Language;
  locale?: string;
}

/**
 * The first of the preferred languages that there is, with the region it came with. `asked` goes before all of them.
 * Tags are those of BCP 47: `de-AT`.
 */
export function choose(asked: string | null, preferred: readonly string[]): Choice {
  for (const tag of asked === null ? preferred : [asked, ...preferred]) {
    const language = languages.find((each) => each === tag.toLowerCase().split("-")[0]);
    if (!language) continue;
    // of those who ask for a language, the region may be known too
    const full = tag.includes("-")
      ? tag
      : preferred.find((each) => each.toLowerCase().startsWith(`${language}-`));
    return { language, locale: full ?? language };
  }
  return { language: languages[0] };
}

/** Writes from now on in the chosen language; before anything is drawn. */
export function setLanguage(choice: Choice): void {
  spoken = choice.language;
  region = choice.locale;
}

/** Where the tab keeps the language that its address asked for. */
const place = "foyer.language";

/** The language of this browser; `?lang=de` in the address goes before it, as long as the tab is open. */
export function choiceOfBrowser(): Choice {
  let asked = new URLSearchParams(location.search).get("lang");
  try {
    if (asked !== null) sessionStorage.setItem(place, asked);
    else asked = sessionStorage.getItem(place);
  } catch {
    // without a storage the address alone decides
  }
  return choose(asked, navigator.languages);
}
