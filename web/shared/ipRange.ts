/** The addresses to ban, in the server's form; or what is wrong, and in which field. */
export type Range =
  | { kind: "range"; start: string; end: string }
  | { kind: "cidr"; cidr: string }
  | {
    kind: "wrong";
    field: "start" | "end";
    reason: "empty" | "notAnAddress" | "notAPrefix" | "mixed" | "reversed";
  };

/**
 * Parses the fields *Start IP* and *End IP*; the first also accepts a pasted `10.0.0.0/8` or `10.0.0.1 - 10.0.0.9`.
 * The server decides; this only saves a request for obvious mistakes.
 */
export function readRange(start: string, end: string): Range {
  const first = start.trim();
  const second = end.trim();
  if (first === "") return { kind: "wrong", field: "start", reason: "empty" };
  if (second === "" && first.includes("/")) return readCidr(first);
  const pasted = /^(\S+)\s*[-–—]\s*(\S+)$/.exec(first);
  return pasted !== null && second === "" ? readPair(pasted[1], pasted[2]) : readPair(first, second || first);
}

function readPair(start: string, end: string): Range {
  const from = numberOf(start);
  const to = numberOf(end);
  if (from === null) return { kind: "wrong", field: "start", reason: "notAnAddress" };
  if (to === null) return { kind: "wrong", field: "end", reason: "notAnAddress" };
  if (start.includes(":") !== end.includes(":")) return { kind: "wrong", field: "end", reason: "mixed" };
  if (to < from) return { kind: "wrong", field: "end", reason: "reversed" };
  return { kind: "range", start, end };
}

function readCidr(text: string): Range {
  const [address, prefix, ...rest] = text.split("/");
  if (numberOf(address) === null) return { kind: "wrong", field: "start", reason: "notAnAddress" };
  const bits = address.includes(":") ? 128 : 32;
  const isPrefix = rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
  return isPrefix ? { kind: "cidr", cidr: text } : { kind: "wrong", field: "start", reason: "notAPrefix" };
}

/** The address as a number, for comparison; null if invalid. */
function numberOf(text: string): bigint | null {
  return text.includes(":") ? numberOfV6(text) : numberOfV4(text);
}

function numberOfV4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let number = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    number = number * 256n + BigInt(part);
  }
  return number;
}

function numberOfV6(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const head = groupsOf(halves[0]);
  const tail = halves.length === 2 ? groupsOf(halves[1]) : [];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  return groups.reduce((number, group) => number * 65_536n + BigInt(group), 0n);
}

/** The 16-bit groups of one side of `::`; an IPv4 address at the end counts as two. */
function groupsOf(text: string): number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (part.includes(".") && index === parts.length - 1) {
      const number = numberOfV4(part);
      if (number === null) return null;
      groups.push(Number(number >> 16n), Number(number & 65_535n));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(parseInt(part, 16));
    } else {
      return null;
    }
  }
  return groups;
}
