import { useEffect, useState } from "react";
import { lineAgeParts } from "../../format";
import { words } from "../../messages";
import { lineAge, useFoyer } from "../../store";
import { everySecond } from "../../ticker";

/** From here what is shown is no longer "now". */
const stale = 1000;

/** How old what is shown is, measured; or that the line is lost. */
export function LiveAge() {
  const line = useFoyer((state) => state.line);
  const [age, setAge] = useState(lineAge);
  useEffect(() => everySecond(() => setAge(lineAge())), []);
  if (line !== "live") {
    return (
      <span className="live live-stale" role="status" title={words.line.lostHint}>
        <span className="live-dot" />
        {line === "lost" ? words.line.reconnecting : words.line.connecting}
      </span>
    );
  }
  const { value, unit } = lineAgeParts(age);
  return (
    <span className={age > stale ? "live live-stale" : "live"} title={words.line.ageHint}>
      <span className="live-dot" />
      {words.line.live} · {unit === "ms" ? words.line.milliseconds(value) : words.line.seconds(value)}
    </span>
  );
}
