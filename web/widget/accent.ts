import { each } from "./lists";

/** Used when a widget has no colour of its own, or one that is not a colour. */
export const defaultAccent = "#0f766e";

/** `#rrggbb` for what was given as `#rgb` or `#rrggbb`; the default for anything else. */
export function accentColour(given: string | null | undefined): string {
  // By number, not by pattern: patterns are compiled when they are first used, on every page of the site.
  const colour = given ?? "";
  let hex = "";
  each(colour, (digit, at) => {
    if (at) hex += colour.length === 4 ? digit + digit : digit;
  });
  return colour[0] === "#" && hex.length === 6 && +("0x1" + hex) ? "#" + hex.toLowerCase() : defaultAccent;
}

/** Black or white, whichever is easier to read on the colour (WCAG relative luminance). */
export function inkOn(colour: string): "#ffffff" | "#000000" {
  const light = (at: number) => {
    const part = +("0x" + colour[at] + colour[at + 1]) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  // Above this luminance black has the higher contrast; below it white has.
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) > 0.179 ? "#000000" : "#ffffff";
}
