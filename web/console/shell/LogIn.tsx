import { useEffect, useRef, useState } from "react";
import { words } from "../words/words";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { logIn } from "../state/session";

interface Errors {
  email?: string;
  password?: string;
  whole?: string;
}

/** The log-in; the path stays, so that the agent arrives at the requested page. */
export function LogIn() {
  const passwordField = useRef<HTMLInputElement>(null);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useState(0);

  useEffect(() => {
    document.title = `${words.logIn.button} · ${words.product}`;
  }, []);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  async function submit(): Promise<void> {
    const missing: Errors = {
      email: email.trim() ? undefined : words.logIn.emailMissing,
      password: password ? undefined : words.logIn.passwordMissing,
    };
    setErrors(missing);
    if (missing.email || missing.password) return;
    setBusy(true);
    const result = await logIn(email.trim(), password);
    setBusy(false);
    switch (result.type) {
      case "loggedIn":
        return;
      case "wrong":
        setErrors({ password: words.logIn.wrong });
        passwordField.current?.focus();
        passwordField.current?.select();
        return;
      case "tooMany":
        setWait(result.seconds);
        return;
      case "refused":
        setErrors({ whole: result.title });
        return;
      case "unreachable":
        setErrors({ whole: `${words.shell.unreachableTitle}. ${words.logIn.unreachable}` });
    }
  }

  return (
    <main className="log-in">
      <form
        className="log-in-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <span className="log-in-mark">
          <Icon name="concierge-bell" size={26} />
        </span>
        <h1>{words.logIn.title}</h1>
        <Field
          label={words.logIn.email}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          error={errors.email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label={words.logIn.password}
          type="password"
          name="password"
          autoComplete="current-password"
          inputRef={passwordField}
          value={password}
          error={errors.password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {(wait > 0 || errors.whole) && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" size={14} />
            {wait > 0 ? waitText(wait) : errors.whole}
          </p>
        )}
        <Button type="submit" tone="primary" busy={busy} disabled={wait > 0}>
          {busy ? words.logIn.busy : words.logIn.button}
        </Button>
      </form>
    </main>
  );
}

/** The time until the next attempt: minutes where seconds would be hard to read. */
function waitText(seconds: number): string {
  const { tooManySeconds, tooManyMinutes } = words.logIn;
  return seconds > 90 ? tooManyMinutes(Math.ceil(seconds / 60)) : tooManySeconds(seconds);
}
