/** The rule of the server (`PasswordRule`), which decides; the page only helps to choose. */
export const leastCharacters = 10;

/** From too short to strong. */
export type Strength = "short" | "weak" | "fair" | "good" | "strong";

/** Bits of a guess from which a password is called so. */
const bits = { fair: 45, good: 60, strong: 80 };

/**
 * A rough measure: how many passwords of this length and these kinds of characters there are, where a character that
 * repeats the last one, or follows it in the alphabet, adds nothing.
 */
export function strengthOf(password: string): Strength {
  const characters = [...password];
  if (characters.length < leastCharacters) return "short";
  const codes = characters.map((each) => each.codePointAt(0) ?? 0);
  const surprising = codes.filter((code, at) => at === 0 || Math.abs(code - (codes[at - 1] ?? 0)) > 1).length;
  const different = new Set(characters).size;
  const length = Math.min(surprising, different * 2);
  const measured = length * Math.log2(kinds(password));
  if (measured >= bits.strong) return "strong";
  if (measured >= bits.good) return "good";
  return measured >= bits.fair ? "fair" : "weak";
}

/** How many characters there are of the kinds that the password has. */
function kinds(password: string): number {
  let size = 0;
  if (/[a-z]/.test(password)) size += 26;
  if (/[A-Z]/.test(password)) size += 26;
  if (/[0-9]/.test(password)) size += 10;
  if (/[ -/:-@[-`{-~]/.test(password)) size += 33;
  if (/[^ -~]/.test(password)) size += 100;
  return Math.max(size, 2);
}
