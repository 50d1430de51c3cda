import { useEffect, useState } from "react";
import { type Candidate, type Remedy, type Why, whyOf, type WhyStep } from "../../../api/why";
import { Refused } from "../../../shared/refused";
import { moment } from "../../../words/format";
import { serverNow } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { whyWords } from "./whyWords";

type Known = { kind: "loading" } | { kind: "failed"; why: string } | { kind: "ready"; why: Why };

/** Why a chat is where it is: what each queue asked decided, and what would change it. */
export default function WhyPanel({ chat }: { chat: string }) {
  const [known, setKnown] = useState<Known>({ kind: "loading" });
  useEffect(() => {
    const aborting = new AbortController();
    whyOf(chat, aborting.signal).then(
      (why) => setKnown({ kind: "ready", why }),
      (failure) => {
        if (aborting.signal.aborted) return;
        if (!(failure instanceof Refused)) throw failure;
        setKnown({ kind: "failed", why: failure.detail || failure.title });
      },
    );
    return () => aborting.abort();
  }, [chat]);
  const words = whyWords();
  return (
    <div className="why-panel" role="dialog" aria-label={words.title}>
      {known.kind === "loading"
        ? <p role="status">{words.loading}</p>
        : known.kind === "failed"
        ? <p role="alert">{known.why}</p>
        : <Answer why={known.why} />}
    </div>
  );
}

function Answer({ why }: { why: Why }) {
  const words = whyWords();
  const agents = useFoyer((state) => state.agents);
  const queues = useFoyer((state) => state.queues);
  const agentName = (id: string | undefined) => (id && agents.get(id)?.name) || words.someone;
  const queueName = (id: string) => queues.get(id)?.name ?? words.formerQueue;
  const head = headOf(why);
  const obstacles = new Map(
    why.steps.flatMap(({ candidates }) => candidates.map((each) => [each.agent, each.obstacle] as const)),
  );

  function headOf({ cause, agent, at, ahead }: Why): string {
    switch (cause) {
      case "waits":
        return ahead === 0 ? words.first : words.ahead(ahead);
      case "assigned":
        return words.assigned(agentName(agent), at === undefined ? "" : moment(at, serverNow()));
      case "accepted":
        return words.accepted(agentName(agent));
      case "automated":
        return words.automated;
      case "ended":
        return words.ended;
      default: {
        const never: never = cause;
        return never;
      }
    }
  }

  function remedyText(remedy: Remedy): string {
    switch (remedy.is) {
      case "agentFree":
        return words.agentFree[obstacles.get(remedy.agent) ?? "offline"](agentName(remedy.agent));
      case "opens":
        return words.opens(
          queueName(remedy.queue),
          remedy.at === undefined ? null : moment(remedy.at, serverNow()),
        );
      case "turn":
        return words.turn;
      case "room":
        return words.room(queueName(remedy.queue));
      default: {
        const never: never = remedy;
        return never;
      }
    }
  }

  const waitsForAccepting = why.steps.some(({ outcome }) => outcome === "untilAccepted");
  const remedies = [...waitsForAccepting ? [words.accepts] : [], ...why.remedies.map(remedyText)];
  return (
    <>
      <h3>{head}</h3>
      {why.steps.map((step) => (
        <section key={step.queue} className="why-step" aria-label={queueName(step.queue)}>
          <p>
            <b>{queueName(step.queue)}</b> {outcomeText(step, agentName(step.assigned))}
          </p>
          {step.candidates.length > 0 && (
            <ul>
              {step.candidates.map((candidate) => (
                <li key={candidate.agent}>
                  <span className="why-name">{agentName(candidate.agent)}</span>
                  <Chip candidate={candidate} isAssigned={step.assigned === candidate.agent} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {remedies.length > 0 && why.cause === "waits" && (
        <section className="why-step" aria-label={words.remedies}>
          <p>
            <b>{words.remedies}</b>
          </p>
          <ul>{remedies.map((text) => <li key={text}>{text}</li>)}</ul>
        </section>
      )}
    </>
  );
}

function Chip({ candidate, isAssigned }: { candidate: Candidate; isAssigned: boolean }) {
  const words = whyWords();
  const { obstacle, chats, limit } = candidate;
  const text = obstacle === undefined
    ? isAssigned ? words.taken : words.free(chats, limit)
    : obstacle === "full"
    ? words.full(chats, limit)
    : words.obstacles[obstacle];
  return <span className="why-chip" data-obstacle={obstacle}>{text}</span>;
}

function outcomeText(step: WhyStep, agent: string): string {
  const words = whyWords();
  switch (step.outcome) {
    case "assigned":
      return words.outcomes.assigned(agent);
    case "behind":
      return words.outcomes.behind(step.behind ?? 0);
    case "closed":
      return words.outcomes.closed(step.until === undefined ? null : moment(step.until, serverNow()));
    case "full":
      return words.outcomes.full(step.limit ?? 0);
    case "untilAccepted":
    case "nobodyFree":
    case "nobodyOnline":
      return words.outcomes[step.outcome];
    default: {
      const never: never = step.outcome;
      return never;
    }
  }
}
