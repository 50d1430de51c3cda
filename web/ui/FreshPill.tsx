/** Says beside a heading that the list below it has changed, and shows the changes when pressed. Moves nothing by coming. */
export function FreshPill({ text, hint, onSettle }: { text: string; hint: string; onSettle: () => void }) {
  return <button type="button" className="fresh-pill" title={hint} onClick={onSettle}>{text}</button>;
}
