/** Whether the text can be an e-mail address, or is empty: one `@`, something before it, a domain behind it, no blanks. */
export function isEmail(text: string): boolean {
  return text === "" || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}
