/** An entry that can be chosen. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** The options whose label contains the text, case-insensitive; those that begin with it first. */
export function matching(options: readonly Option[], text: string): readonly Option[] {
  const wanted = text.trim().toLowerCase();
  const has = options.filter(({ label }) => label.toLowerCase().includes(wanted));
  const begins = ({ label }: Option) => label.toLowerCase().startsWith(wanted);
  return [...has.filter(begins), ...has.filter((option) => !begins(option))];
}
