/** The first letters of a name in a circle; decorative, the name is beside it. */
export function Avatar({ name, size = 28 }: { name: string; size?: 20 | 28 | 36 }) {
  return (
    <span className={`avatar avatar-${size} avatar-hue-${hue(name)}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

const hues = 6;

function initials(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts[parts.length - 1]] : parts;
  return letters.map((part) => [...part][0]?.toUpperCase() ?? "").join("") || "?";
}

function hue(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}
