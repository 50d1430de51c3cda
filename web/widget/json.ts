/**
 * JSON that works on any page. Old libraries give `Array.prototype` a `toJSON`, which turns lists into strings; others
 * replace `JSON` itself. Unpaired surrogates, from a text that was cut within an emoji, are replaced.
 */
import { each } from "./lists";

/** The inherited properties of plain objects on this page: names that a library gave all objects. */
const bare: Record<string, unknown> = {};

/** JSON text of plain data; well-formed Unicode, whatever the data contains. Fields that are `undefined` are omitted. */
export function encode(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  let text = "";
  if (Array.isArray(value)) {
    each(value, (item) => text += (text && ",") + encode(item));
    return `[${text}]`;
  }
  if (value && typeof value === "object") {
    const fields = value as Record<string, unknown>;
    for (const name in fields) {
      if (fields[name] !== bare[name]) text += (text && ",") + quoted(name) + ":" + encode(fields[name]);
    }
    return `{${text}}`;
  }
  // JSON has neither NaN nor infinities, which are the numbers that do not cancel themselves out.
  return typeof value === "boolean" || (value as number) - (value as number) === 0 ? "" + value : "null";
}

/** The text as a JSON string, with U+FFFD for each unpaired surrogate. */
function quoted(text: string): string {
  let quoted = '"';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    const next = text[at + 1];
    if (letter === '"' || letter === "\\") quoted += "\\";
    if (letter < " ") quoted += "\\u00" + (letter < "\x10" ? 0 : "") + letter.charCodeAt(0).toString(16);
    else if (letter < "\ud800" || letter > "\udfff") quoted += letter;
    else if (letter < "\udc00" && next >= "\udc00" && next <= "\udfff") quoted += letter + text[++at];
    else quoted += "\ufffd";
  }
  return quoted + '"';
}

/** Parses JSON; throws a `SyntaxError` if it is invalid. */
export const parse: (text: string) => unknown = nativeParse();

function nativeParse(): (text: string) => unknown {
  try {
    const { parse } = JSON;
    if (parse('{"a":["b"]}').a[0] === "b") return parse;
  } catch {
    // Replaced by something else.
  }
  // An empty frame has a JSON object that no script of the page has touched; it is removed before anything is drawn.
  const frame = document.createElement("iframe");
  document.documentElement.appendChild(frame);
  const { parse } = (frame.contentWindow as Window & { JSON: JSON }).JSON;
  frame.remove();
  return parse;
}
