import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { adminWords } from "../words/words";
import { contrastsOf, controlContrast, isGood, nearestGood, textContrast } from "./contrast";

const words = adminWords.widgets.contrast;

/** How easy the colour is to see, and the most similar one that is easy to see everywhere. */
export function ContrastNote({ colour, onTake }: { colour: string; onTake: (colour: string) => void }) {
  const contrasts = contrastsOf(colour);
  const lines = [
    { name: words.text, value: contrasts.text, least: textContrast },
    { name: words.light, value: contrasts.light, least: controlContrast },
    { name: words.dark, value: contrasts.dark, least: controlContrast },
  ];
  const better = isGood(contrasts) ? null : nearestGood(colour);
  return (
    <div className="widget-contrast">
      <ul>
        {lines.map(({ name, value, least }) => (
          <li key={name} className={value >= least ? "widget-contrast-good" : "widget-contrast-low"}>
            <Icon name={value >= least ? "circle-check" : "triangle-alert"} size={14} />
            {name} {ratio(value)}
            {value < least && ` – ${words.least(ratio(least))}`}
          </li>
        ))}
      </ul>
      {better && <Button small onClick={() => onTake(better)}>{words.take(better)}</Button>}
    </div>
  );
}

/** Rounded down, so that what is too low never reads as enough. */
function ratio(value: number): string {
  return `${(Math.floor(value * 10) / 10).toLocaleString(words.locale, { minimumFractionDigits: 1 })}:1`;
}
