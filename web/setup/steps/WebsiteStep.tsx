import { useState } from "react";
import { saveWebsite, type Setup } from "../../api/setup";
import { Refused } from "../../shared/refused";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Frame } from "../Frame";
import { setupWords } from "../words/words";
import { ColourField, defaultColour } from "./ColourField";
import { Preview } from "./Preview";

type Errors = { domain?: string; name?: string; whole?: string };

/** Step 2: the website, and how the chat looks there. */
export function WebsiteStep({ setup, onDone }: { setup: Setup; onDone: (setup: Setup) => void }) {
  const words = setupWords.website;
  const [domain, setDomain] = useState(setup.widget?.domain ?? "");
  const [name, setName] = useState(setup.widget?.name ?? "");
  const [accent, setAccent] = useState(setup.widget?.accent ?? defaultColour);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    const wrong: Errors = {
      domain: domain.trim() ? undefined : words.domainMissing,
      name: name.trim() ? undefined : words.nameMissing,
    };
    setErrors(wrong);
    if (wrong.domain || wrong.name) return;
    setBusy(true);
    try {
      onDone(
        await saveWebsite({
          domain: domain.trim(),
          name: name.trim(),
          accent,
          greeting: words.greeting,
          widget: setup.widget?.id,
        }),
      );
    } catch (why) {
      setBusy(false);
      if (!(why instanceof Refused)) throw why;
      if (why.field === "domain") setErrors({ domain: words.domainWrong });
      else if (why.field === "name") setErrors({ name: why.title });
      else setErrors({ whole: why.title });
    }
  }

  return (
    <Frame title={words.title} step="website">
      <form
        className="setup-form setup-form-wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="setup-fields">
          <p className="setup-about">{words.about}</p>
          <Field
            label={words.domain}
            name="domain"
            inputMode="url"
            autoCapitalize="off"
            spellCheck={false}
            autoFocus
            placeholder="shop.example.com"
            value={domain}
            error={errors.domain}
            hint={words.domainHint}
            onChange={(event) => setDomain(event.target.value)}
          />
          <Field
            label={words.name}
            name="website"
            value={name}
            maxLength={64}
            error={errors.name}
            hint={words.nameHint}
            onChange={(event) => setName(event.target.value)}
          />
          <ColourField value={accent} onChange={setAccent} />
        </div>
        <Preview name={name.trim() || words.name} greeting={words.greeting} accent={accent} />
        <p className="setup-note">{words.later}</p>
        {errors.whole && <p className="field-error" role="alert">{errors.whole}</p>}
        <div className="setup-actions">
          <Button type="submit" tone="primary" busy={busy}>{busy ? setupWords.busy : setupWords.next}</Button>
        </div>
      </form>
    </Frame>
  );
}
