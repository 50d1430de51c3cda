import { useEffect, useState } from "react";
import { openLink, readSetup, type Setup } from "../api/setup";
import { type Ending, endingOf } from "./ending";
import { Frame } from "./Frame";
import { Over } from "./Over";
import { LiveStep } from "./steps/LiveStep";
import { WebsiteStep } from "./steps/WebsiteStep";
import { YouStep } from "./steps/YouStep";
import { setupWords } from "./words/words";

type Stage =
  | { at: "loading" }
  | { at: "over"; why: Ending }
  | { at: "you" }
  | { at: "website" | "live"; setup: Setup };

/** The set-up of a new server. A reload continues where it was: the step follows from what is stored. */
export function SetupPage({ token }: { token: string }) {
  const [stage, setStage] = useState<Stage>({ at: "loading" });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    void stageOf(token, leaving.signal).then((found) => {
      if (!leaving.signal.aborted) setStage(found);
    });
    return () => leaving.abort();
  }, [token, tries]);

  switch (stage.at) {
    case "loading":
      return (
        <Frame title={setupWords.title}>
          <p role="status">{setupWords.loading}</p>
        </Frame>
      );
    case "over":
      return <Over why={stage.why} page="setup" onRetry={() => setTries(tries + 1)} />;
    case "you":
      return (
        <YouStep
          token={token}
          onDone={() => {
            // the link has done its work: it leaves the address bar and the history
            history.replaceState(null, "", "/setup");
            void readSetup().then(
              (setup) => setStage({ at: "website", setup }),
              (why) => setStage({ at: "over", why: endingOf(why) }),
            );
          }}
          onOver={(why) => setStage({ at: "over", why })}
        />
      );
    case "website":
      return <WebsiteStep setup={stage.setup} onDone={(setup) => setStage({ at: "live", setup })} />;
    case "live":
      return <LiveStep first={stage.setup} onBack={(setup) => setStage({ at: "website", setup })} />;
    default: {
      const never: never = stage;
      return never;
    }
  }
}

async function stageOf(token: string, signal: AbortSignal): Promise<Stage> {
  if (token !== "") {
    try {
      const { purpose } = await openLink(token, signal);
      return purpose === "setup" ? { at: "you" } : { at: "over", why: "unknown" };
    } catch (why) {
      const ending = endingOf(why);
      if (ending !== "used") return { at: "over", why: ending };
    }
  }
  try {
    const setup = await readSetup(signal);
    return { at: setup.widget ? "live" : "website", setup };
  } catch (why) {
    const ending = endingOf(why);
    return { at: "over", why: ending === "notLoggedIn" && token !== "" ? "used" : ending };
  }
}
