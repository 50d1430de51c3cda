/** Used when a widget has no colour of its own, or one that is not a colour. */
export const defaultAccent = "#0f766e";

/** `#rrggbb` for what was given as `#rgb` or `#rrggbb`; the default for anything else. */
export function accentColour(given: string | null | undefined): string {
  // By number, not by pattern: patterns are compiled when they are first used, on every page of the site.
  const [sign, ...hex] = given ?? "";
  const value = Number("0x" + (hex.length === 3 ? hex.flatMap((digit) => [digit, digit]) : hex).join(""));
  return sign === "#" && (hex.length === 3 || hex.length === 6) && value >= 0
    ? "#" + value.toString(16).padStart(6, "0")
    : defaultAccent;
}

/** Black or white, whichever is easier to read on the colour (WCAG relative luminance). */
export function inkOn(colour: string): "#ffffff" | "#000000" {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  // Above this luminance black has the higher contrast; below it white has.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}
