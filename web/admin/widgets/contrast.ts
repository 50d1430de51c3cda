/** How easy a widget's colour is to see, by WCAG 2.2 (1.4.3 for text, 1.4.11 for controls). */

/** Text needs 4.5:1; the edge of a control 3:1. */
export const textContrast = 4.5;
export const controlContrast = 3;

/** A white page, and a page in the dark grey that many websites use at night. */
const pages = { light: "#ffffff", dark: "#121212" } as const;

/** The contrast of a widget's colour with what it meets. */
export interface Contrasts {
  /** The text on it, black or white, whichever is easier to read. */
  readonly text: number;
  readonly light: number;
  readonly dark: number;
}

/** The relative luminance of `#rrggbb`. */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

export function contrastsOf(colour: string): Contrasts {
  return {
    text: Math.max(contrast(colour, "#ffffff"), contrast(colour, "#000000")),
    light: contrast(colour, pages.light),
    dark: contrast(colour, pages.dark),
  };
}

/** Whether the button can be read, and be seen on light and on dark pages. */
export function isGood({ text, light, dark }: Contrasts): boolean {
  return text >= textContrast && light >= controlContrast && dark >= controlContrast;
}

/** The most similar colour that is good: mixed with as little black or white as possible. The colour itself if it is good. */
export function nearestGood(colour: string): string {
  for (let share = 0; share <= 255; share++) {
    for (const target of [0, 255]) {
      const mixed = mix(colour, target, share / 255);
      if (isGood(contrastsOf(mixed))) return mixed;
    }
  }
  return colour; // never: some grey is good
}

function mix(colour: string, target: number, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16);
    return Math.round(part + (target - part) * share).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
