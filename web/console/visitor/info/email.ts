/** Whether the text can be an e-mail address, or is empty: one `@`, something before it, a domain after it, no blanks. */
export function isEmail(text: string): boolean {
  return text === "" || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}
