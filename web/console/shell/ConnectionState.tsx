import { useEffect, useState } from "react";
import { lineAgeParts } from "../../words/format";
import { words } from "../words/words";
import { timeOfDay } from "../../words/times";
import { lineAge, retry } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { everySecond } from "../parts/ticker";

/** From this age on, in milliseconds, what is shown is no longer "now". */
const stale = 1_000;

/** The state of the connection, in the same position and words on every page. */
export function ConnectionState() {
  const line = useFoyer((state) => state.line);
  return (
    <div className="line-state-place">
      <LineState />
      <span className="visually-hidden" role="status">{line === "live" ? "" : words.line.lostHint}</span>
    </div>
  );
}

function LineState() {
  const line = useFoyer((state) => state.line);
  const lostAt = useFoyer((state) => state.lostAt);
  switch (line) {
    case "live":
      return <LiveAge />;
    case "connecting":
      return <Mark tone="late">{words.line.connecting}</Mark>;
    case "reconnecting":
      return <Mark tone="late" hint={words.line.lostHint}>{words.line.reconnecting}</Mark>;
    case "offline":
      return (
        <>
          <Mark tone="lost" hint={words.line.lostHint}>
            {words.line.offlineSince(timeOfDay(lostAt ?? 0))}
          </Mark>
          <button type="button" className="button button-plain button-small" onClick={retry}>
            {words.line.tryNow}
          </button>
        </>
      );
    default: {
      const never: never = line;
      return never;
    }
  }
}

/** The measured age of what is shown. */
function LiveAge() {
  const [age, setAge] = useState(lineAge);
  useEffect(() => everySecond(() => setAge(lineAge())), []);
  const { value, unit } = lineAgeParts(age);
  return (
    <Mark tone={age > stale ? "late" : "live"} hint={words.line.ageHint}>
      {words.line.live} · {unit === "ms" ? words.line.milliseconds(value) : words.line.seconds(value)}
    </Mark>
  );
}

function Mark(
  { tone, hint, children }: { tone: "live" | "late" | "lost"; hint?: string; children: React.ReactNode },
) {
  return (
    <span className={`line-state line-state-${tone}`} title={hint}>
      <span className="line-state-words">{children}</span>
    </span>
  );
}
