import { type ReactNode, useEffect } from "react";
import { Icon } from "../ui/Icon";
import { setupWords } from "./words/words";

const stepNames = ["you", "website", "live"] as const;
export type StepName = typeof stepNames[number];

/** The card around each step, with the steps at its head. */
export function Frame({ title, step, children }: { title: string; step?: StepName; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${setupWords.product}`;
  }, [title]);
  return (
    <main className="setup">
      <div className="setup-card">
        <header className="setup-head">
          <span className="setup-mark">
            <Icon name="concierge-bell" size={22} />
          </span>
          <h1>{title}</h1>
          {step && <Steps now={step} />}
        </header>
        {children}
      </div>
    </main>
  );
}

function Steps({ now }: { now: StepName }) {
  const words = setupWords.steps;
  const position = stepNames.indexOf(now);
  return (
    <ol className="setup-steps" aria-label={words.label}>
      {stepNames.map((name, at) => (
        <li
          key={name}
          aria-current={name === now ? "step" : undefined}
          data-done={at < position || undefined}
        >
          <span className="setup-step-mark" aria-hidden="true">
            {at < position ? <Icon name="check" size={12} /> : at + 1}
          </span>
          {words[name]}
        </li>
      ))}
    </ol>
  );
}
