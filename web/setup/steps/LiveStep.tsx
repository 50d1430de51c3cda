import { useEffect, useState } from "react";
import { allowHost, readSetup, type Setup } from "../../api/setup";
import { tagOf } from "../../shared/snippets";
import { Button } from "../../ui/Button";
import { CopyBox } from "../../ui/CopyBox";
import { Icon } from "../../ui/Icon";
import { ago } from "../../words/times";
import { Frame } from "../Frame";
import { setupWords } from "../words/words";

/** How often the page asks whether the website has shown the widget: at once for a person, little for a server. */
const askEvery = 2_000;
/** Below this age, a visit is "just now". */
const fresh = 60_000;

/** Step 3: the tag, and the first visit as it happens. */
export function LiveStep({ first, onBack }: { first: Setup; onBack: (setup: Setup) => void }) {
  const words = setupWords.live;
  const [setup, setSetup] = useSetup(first);
  const { widget } = setup;
  if (!widget) return null;
  const tag = tagOf(location.origin, widget.id);
  const mail = `mailto:?subject=${encodeURIComponent(words.mailSubject(widget.name))}&body=${
    encodeURIComponent(words.mailBody(tag))
  }`;
  return (
    <Frame title={words.title} step="live">
      <div className="setup-form">
        <p className="setup-about">{words.about}</p>
        <CopyBox text={tag} label={words.tag} />
        <p className="setup-links">
          <a href={mail}>
            <Icon name="mail" size={14} />
            {words.mail}
          </a>
          <a href="/setup/test" target="_blank" rel="noopener">
            <Icon name="external-link" size={14} />
            {words.test}
          </a>
        </p>
        <Arrival
          setup={setup}
          onAllow={(host) => void allowHost(widget.id, host).then(setSetup, () => undefined)}
        />
        <Address setup={setup} />
        <p className="setup-note">{words.later}</p>
        <div className="setup-actions">
          <Button onClick={() => onBack(setup)}>{words.back}</Button>
          <a className={`button button-${setup.seen ? "primary" : "plain"}`} href="/console/visitors">
            {words.visitors}
          </a>
        </div>
      </div>
    </Frame>
  );
}

/** What the server has seen of the website. */
function Arrival({ setup, onAllow }: { setup: Setup; onAllow: (host: string) => void }) {
  const words = setupWords.live;
  const { seen, tried, refused } = setup;
  const host = refused && !seen ? hostOf(refused.origin) : "";
  return (
    <div className="setup-arrival" role="status" data-seen={seen ? true : undefined}>
      <Icon name={seen ? "circle-check" : host ? "triangle-alert" : "hourglass"} size={20} />
      <div>
        <strong>{seen ? words.seen : host ? words.refused(host) : words.waiting}</strong>
        {seen && <p>{words.seenOn(seen.url, ageOf(seen.at))}</p>}
        {!seen && !host && <p>{tried ? words.tried : words.waitingHint}</p>}
        {host && <Button small onClick={() => onAllow(host)}>{words.allow(host)}</Button>}
      </div>
    </div>
  );
}

/** The address that the server sees, which tells an operator whether a proxy has to be named. */
function Address({ setup }: { setup: Setup }) {
  const words = setupWords.live;
  if (!setup.proxy) return <p className="setup-note">{words.address(setup.address)}</p>;
  return (
    <section className="setup-proxy">
      <h2>
        <Icon name="triangle-alert" size={16} />
        {words.proxyTitle}
      </h2>
      <p>{words.proxy(setup.proxy)}</p>
      <CopyBox text={`--trusted-proxy ${setup.proxy}`} label={words.proxySetting} />
    </section>
  );
}

/** The state of the set-up, asked for again while the page is visible. */
function useSetup(first: Setup): [Setup, (setup: Setup) => void] {
  const [setup, setSetup] = useState(first);
  const isSeen = setup.seen !== undefined;
  useEffect(() => {
    if (isSeen) return;
    const leaving = new AbortController();
    const timer = setInterval(() => {
      if (document.visibilityState === "hidden") return;
      // out of reach: the next one tries again
      readSetup(leaving.signal).then(setSetup, () => undefined);
    }, askEvery);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [isSeen]);
  return [setup, setSetup];
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname;
  } catch {
    return "";
  }
}

function ageOf(at: number): string {
  const age = Date.now() - at;
  return age < fresh ? setupWords.live.now : setupWords.live.before(ago(age));
}
