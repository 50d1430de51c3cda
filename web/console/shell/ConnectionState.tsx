import { useEffect, useState } from "react";
import { ageParts } from "../../words/format";
import { words } from "../words/words";
import { timeOfDay } from "../../words/times";
import { retry, shownAge } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { everySecond } from "../parts/ticker";

/** From this age on, in milliseconds, what is shown is no longer "now". */
const stale = 1_000;

/** The state of the connection, in the same position and words on every page. */
export function ConnectionState() {
  const connection = useFoyer((state) => state.connection);
  return (
    <div className="connection-state-place">
      <Words />
      <span className="visually-hidden" role="status">
        {connection === "live" ? "" : words.connection.lostHint}
      </span>
    </div>
  );
}

function Words() {
  const connection = useFoyer((state) => state.connection);
  const lostAt = useFoyer((state) => state.lostAt);
  switch (connection) {
    case "live":
      return <LiveAge />;
    case "connecting":
      return <Mark tone="late">{words.connection.connecting}</Mark>;
    case "reconnecting":
      return <Mark tone="late" hint={words.connection.lostHint}>{words.connection.reconnecting}</Mark>;
    case "offline":
      return (
        <>
          <Mark tone="lost" hint={words.connection.lostHint}>
            {words.connection.offlineSince(timeOfDay(lostAt ?? 0))}
          </Mark>
          <button type="button" className="button button-plain button-small" onClick={retry}>
            {words.connection.tryNow}
          </button>
        </>
      );
    default: {
      const never: never = connection;
      return never;
    }
  }
}

/** The measured age of what is shown. */
function LiveAge() {
  const [age, setAge] = useState(shownAge);
  useEffect(() => everySecond(() => setAge(shownAge())), []);
  const { value, unit } = ageParts(age);
  return (
    <Mark tone={age > stale ? "late" : "live"} hint={words.connection.ageHint}>
      {words.connection.live} ·{" "}
      {unit === "ms" ? words.connection.milliseconds(value) : words.connection.seconds(value)}
    </Mark>
  );
}

function Mark(
  { tone, hint, children }: { tone: "live" | "late" | "lost"; hint?: string; children: React.ReactNode },
) {
  return (
    <span className={`connection-state connection-state-${tone}`} title={hint}>
      <span className="connection-state-words">{children}</span>
    </span>
  );
}
