import { Button } from "../ui/Button";
import { CopyBox } from "../ui/CopyBox";
import { Icon, type IconName } from "../ui/Icon";
import { Frame } from "./Frame";
import type { Ending } from "./ending";
import { setupWords } from "./words/words";

/** What a link that cannot be used says, and the next step. */
export function Over({ why, page, onRetry }: { why: Ending; page: "setup" | "join"; onRetry: () => void }) {
  const { title, body, icon } = textOf(why, page);
  const words = setupWords.over;
  const isForCommand = page === "setup" && (why === "unknown" || why === "expired");
  return (
    <Frame title={title}>
      <div className="setup-over">
        <p>
          <Icon name={icon} size={16} />
          {body}
        </p>
        {isForCommand && <p>{words.command}</p>}
        {isForCommand && <CopyBox text="foyer setup-link" label={words.commandLabel} />}
        {(why === "tooMany" || why === "unreachable")
          ? <Button icon="rotate-cw" onClick={onRetry}>{setupWords.again}</Button>
          : !isForCommand &&
            (
              <a className="button button-primary" href={page === "setup" ? "/admin" : "/console"}>
                {setupWords.logIn}
              </a>
            )}
      </div>
    </Frame>
  );
}

function textOf(why: Ending, page: "setup" | "join"): { title: string; body: string; icon: IconName } {
  const words = setupWords.over;
  switch (why) {
    case "unknown":
      return { title: words.unknown, body: words.unknownBody, icon: "circle-alert" };
    case "expired":
      return { title: words.expired, body: page === "join" ? words.expiredJoin : "", icon: "hourglass" };
    case "used":
      return page === "join"
        ? { title: words.used, body: words.usedBody, icon: "circle-check" }
        : { title: words.setUp, body: words.setUpBody, icon: "circle-check" };
    case "notLoggedIn":
      return { title: words.notLoggedIn, body: words.notLoggedInBody, icon: "log-in" };
    case "tooMany":
      return { title: words.tooMany, body: words.tooManyBody, icon: "hourglass" };
    case "unreachable":
      return { title: words.unreachable, body: words.unreachableBody, icon: "wifi-off" };
    default: {
      const never: never = why;
      return never;
    }
  }
}
