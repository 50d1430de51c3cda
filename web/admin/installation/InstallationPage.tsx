import { type ReactNode, useEffect, useState } from "react";
import { useFoyer } from "../../console/state/useFoyer";
import {
  addressedTagOf,
  callsOfPage,
  consentTagOf,
  integralTagOf,
  integrityOf,
  policyOf,
  tagOf,
  wordPressOf,
} from "../../shared/snippets";
import { CopyBox } from "../../ui/CopyBox";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { adminWords } from "../words/words";

const words = adminWords.installation;

/** Admin Console > Omni Widget > Installation: how a widget gets onto a website. */
export function InstallationPage() {
  const widgets = useFoyer((state) => state.widgets);
  const all = [...widgets.values()].sort((left, right) => left.name.localeCompare(right.name));
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get("widget"));
  const widget = all.find((each) => each.id === chosen) ?? all[0];
  return (
    <Page title={words.title} about={words.about}>
      {widget
        ? (
          <div className="installation">
            {all.length > 1 && (
              <label className="installation-widget">
                <span>{words.widget}</span>
                <select
                  className="input"
                  value={widget.id}
                  onChange={(event) => setChosen(event.target.value)}
                >
                  {all.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
                </select>
              </label>
            )}
            <Ways widget={widget.id} />
          </div>
        )
        : (
          <EmptyState icon="app-window" title={words.none}>
            <p>{words.noneBody}</p>
            <a className="button button-primary" href="/setup">{words.setUp}</a>
          </EmptyState>
        )}
    </Page>
  );
}

function Ways({ widget }: { widget: string }) {
  const { origin } = location;
  const hash = useScriptHash();
  const tag = tagOf(origin, widget);
  return (
    <>
      <Way title={words.tag} about={words.tagAbout} text={tag} />
      <Way title={words.manager} about={words.managerAbout} text={addressedTagOf(origin, widget)} />
      <Way title={words.app} about={words.appAbout} text={tag} />
      <Way title={words.wordPress} about={words.wordPressAbout} text={wordPressOf(origin, widget)} />
      <Way title={words.shopify} about={words.shopifyAbout} text={tag} />
      <Way title={words.consent} about={words.consentAbout} text={consentTagOf(origin, widget)} />
      <Way title={words.policy} about={words.policyAbout} text={policyOf(origin)} />
      <Way
        title={words.integrity}
        about={words.integrityAbout}
        text={hash === null ? null : integralTagOf(origin, widget, hash)}
      >
        {hash === null && <p className="installation-note">{words.integrityUnavailable}</p>}
      </Way>
      <Way title={words.calls} about={words.callsAbout} text={callsOfPage}>
        <p className="installation-note">{words.callsData}</p>
      </Way>
    </>
  );
}

function Way({ title, about, text, children }: {
  title: string;
  about: string;
  text: string | null;
  children?: ReactNode;
}) {
  return (
    <section className="installation-way">
      <h3>{title}</h3>
      <p>{about}</p>
      {text !== null && <CopyBox text={text} label={title} />}
      {children}
    </section>
  );
}

/** The hash of the script as this server serves it; null until it is known, and where it cannot be. */
function useScriptHash(): string | null {
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    fetch("/widget.js", { signal: leaving.signal })
      .then((answer) => answer.ok ? answer.arrayBuffer() : null)
      .then((script) => script && integrityOf(script))
      .then((found) => setHash(found ?? null), () => undefined); // left, or out of reach
    return () => leaving.abort();
  }, []);
  return hash;
}
