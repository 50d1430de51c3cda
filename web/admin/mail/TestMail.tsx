import { useState } from "react";
import { type MailTest, testMail } from "../../api/mail";
import { useFoyer } from "../../console/state/useFoyer";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Warning } from "../../ui/Warning";
import { adminWords } from "../words/words";

const { mail: words } = adminWords;

/** Sends a mail at once, and shows what the mail server answered. */
export function TestMail() {
  const me = useFoyer((state) => state.me);
  const [to, setTo] = useState(me?.email ?? "");
  const [isSending, setSending] = useState(false);
  const [result, setResult] = useState<MailTest | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function send(): Promise<void> {
    setSending(true);
    setResult(null);
    setError(null);
    try {
      setResult(await testMail(to.trim()));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      setError(why.detail || why.title);
    } finally {
      setSending(false);
    }
  }

  return (
    <section className="mail-test" aria-labelledby="mail-test-title">
      <h3 id="mail-test-title">{words.test}</h3>
      <p className="form-about">{words.testAbout}</p>
      <form
        className="mail-test-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSending) void send();
        }}
      >
        <Field
          label={words.testTo}
          type="email"
          value={to}
          error={error}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button type="submit" icon="mail" busy={isSending}>
          {isSending ? words.testing : words.testSend}
        </Button>
      </form>
      <div role="status">{result && <Result result={result} />}</div>
    </section>
  );
}

function Result({ result }: { result: MailTest }) {
  return (
    <>
      {result.sent
        ? (
          <p className="mail-accepted">
            <Icon name="check" size={16} /> {words.accepted}
          </p>
        )
        : (
          <Warning>
            <p>{words.refused}</p>
            <p className="mail-failing">{result.failure}</p>
          </Warning>
        )}
      {result.dialogue.length > 0 && (
        <details className="mail-dialogue" open={!result.sent}>
          <summary>{words.dialogue}</summary>
          <ol>
            {result.dialogue.map(({ from, text }, index) => (
              <li key={index} data-from={from} data-failing={text === result.failure || undefined}>
                <span className="mail-side">{words.sides[from]}</span>
                <code>{text}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
