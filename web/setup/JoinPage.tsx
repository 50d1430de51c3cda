import { useEffect, useState } from "react";
import { chooseLinkPassword, type Link, openLink } from "../api/setup";
import { Refused } from "../shared/refused";
import { Button } from "../ui/Button";
import { dayName } from "../words/times";
import { type Ending, endingOf } from "./ending";
import { Frame } from "./Frame";
import { Over } from "./Over";
import { PasswordField } from "./PasswordField";
import { passwordErrorOf } from "./passwordError";
import { leastCharacters, strengthOf } from "./strength";
import { setupWords } from "./words/words";

type Stage = { at: "loading" } | { at: "over"; why: Ending } | { at: "open"; link: Link };

/** The page of an invitation or of a link for a new password. */
export function JoinPage({ token }: { token: string }) {
  const [stage, setStage] = useState<Stage>({ at: "loading" });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    openLink(token, leaving.signal).then(
      (link): Stage => link.purpose === "setup" ? { at: "over", why: "unknown" } : { at: "open", link },
      (why): Stage => ({ at: "over", why: endingOf(why) }),
    ).then((found) => {
      if (!leaving.signal.aborted) setStage(found);
    });
    return () => leaving.abort();
  }, [token, tries]);

  switch (stage.at) {
    case "loading":
      return (
        <Frame title={setupWords.product}>
          <p role="status">{setupWords.loading}</p>
        </Frame>
      );
    case "over":
      return <Over why={stage.why} page="join" onRetry={() => setTries(tries + 1)} />;
    case "open":
      return (
        <ChoosePassword
          token={token}
          link={stage.link}
          onOver={(why) => setStage({ at: "over", why })}
        />
      );
    default: {
      const never: never = stage;
      return never;
    }
  }
}

function ChoosePassword({ token, link, onOver }: {
  token: string;
  link: Link;
  onOver: (why: Ending) => void;
}) {
  const words = setupWords.join;
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = link.name ?? "";
  const isInvitation = link.purpose === "invitation";

  async function save(): Promise<void> {
    if (strengthOf(password) === "short") return setError(setupWords.strength.short(leastCharacters));
    setBusy(true);
    try {
      await chooseLinkPassword(token, password);
      location.replace("/console"); // without the link in the history
    } catch (why) {
      setBusy(false);
      const wrong = why instanceof Refused ? passwordErrorOf(why) : null;
      if (wrong) setError(wrong);
      else onOver(endingOf(why));
    }
  }

  return (
    <Frame title={isInvitation ? words.invitation(name) : words.reset}>
      <form
        className="setup-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="setup-about">{isInvitation ? words.invitationAbout : words.resetAbout(name)}</p>
        <p className="setup-account">
          <span>{words.email}</span>
          <strong>{link.email}</strong>
        </p>
        {/* for password managers */}
        <input type="hidden" name="username" autoComplete="username" value={link.email ?? ""} />
        <PasswordField
          label={words.password}
          value={password}
          error={error}
          onChange={setPassword}
          autoFocus
        />
        <p className="setup-note">{words.until(dayName(link.expires))}</p>
        <div className="setup-actions">
          <Button type="submit" tone="primary" busy={busy}>{busy ? setupWords.busy : words.save}</Button>
        </div>
      </form>
    </Frame>
  );
}
