import type { Refused } from "../shared/refused";
import { leastCharacters } from "./strength";
import { setupWords } from "./words/words";

/** The error beside the password field; null if the password is not at fault. */
export function passwordErrorOf(why: Refused): string | null {
  if (why.field !== "password") return null;
  switch (why.code) {
    case "weakPassword":
      return setupWords.strength.weak;
    case "empty":
    case "malformed":
      return setupWords.strength.short(leastCharacters);
    default:
      return why.title;
  }
}
