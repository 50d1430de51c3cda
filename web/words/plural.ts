import { count } from "./format";
import type { Language } from "./language";

/** A sentence that depends on a number. */
export interface Plural {
  (n: number): string;
  /** Its forms by plural category; `#` stands for the number. */
  readonly forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
  readonly language: Language;
}

/**
 * A function that makes sentences with a number in a language. A sentence needs a form for each of the language's
 * plural categories (`Intl.PluralRules`); English and German have `one` and `other`.
 */
export function pluralsOf(language: Language): (forms: { one: string; other: string }) => Plural {
  const rules = new Intl.PluralRules(language);
  return (forms) => {
    const say = (n: number) => {
      const category = rules.select(n);
      return (category === "one" ? forms.one : forms.other).replace("#", count(n));
    };
    return Object.assign(say, { forms, language });
  };
}
