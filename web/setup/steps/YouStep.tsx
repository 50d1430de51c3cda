import { useState } from "react";
import { createAdministrator } from "../../api/setup";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { type Ending, endingOf } from "../ending";
import { Frame } from "../Frame";
import { PasswordField } from "../PasswordField";
import { passwordErrorOf } from "../passwordError";
import { leastCharacters, strengthOf } from "../strength";
import { setupWords } from "../words/words";

type Errors = { name?: string; email?: string; password?: string };

/** Step 1: the administrator's account. */
export function YouStep({ token, onDone, onOver }: {
  token: string;
  onDone: () => void;
  onOver: (why: Ending) => void;
}) {
  const words = setupWords.you;
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    const wrong: Errors = {
      name: name.trim() ? undefined : words.nameMissing,
      email: email.trim() ? undefined : words.emailMissing,
      password: password === ""
        ? words.passwordMissing
        : strengthOf(password) === "short"
        ? setupWords.strength.short(leastCharacters)
        : undefined,
    };
    setErrors(wrong);
    if (wrong.name || wrong.email || wrong.password) return;
    setBusy(true);
    try {
      await createAdministrator({ token, name: name.trim(), email: email.trim(), password });
      onDone();
    } catch (why) {
      setBusy(false);
      const refused = why instanceof Refused ? why : null;
      if (refused?.field === "email") setErrors({ email: words.emailWrong });
      else if (refused?.field === "name") setErrors({ name: refused.title });
      else if (refused?.field === "password") {
        setErrors({ password: passwordErrorOf(refused) ?? refused.title });
      } else onOver(endingOf(why));
    }
  }

  return (
    <Frame title={setupWords.title} step="you">
      <form
        className="setup-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="setup-about">{words.about}</p>
        <Field
          label={words.name}
          name="name"
          autoComplete="name"
          autoFocus
          value={name}
          error={errors.name}
          hint={words.nameHint}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={words.email}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          error={errors.email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label={words.password}
          value={password}
          error={errors.password}
          onChange={setPassword}
        />
        <p className="setup-note">{words.later}</p>
        <div className="setup-actions">
          <Button type="submit" tone="primary" busy={busy}>{busy ? setupWords.busy : setupWords.next}</Button>
        </div>
      </form>
    </Frame>
  );
}
