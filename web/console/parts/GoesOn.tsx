import { useSyncExternalStore } from "react";
import { clock } from "../../words/format";
import { words } from "../words/words";
import { serverNow } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { Icon } from "../../ui/Icon";
import { everySecond } from "./ticker";

/** The time after which the chat of a disconnected agent goes to its queue. */
export interface Handover {
  /** When, in milliseconds since 1970. */
  until: number;
  /** The name of the queue; null if the console does not know it. */
  queue: string | null;
  agent: string;
}

/** The handover that is due for an open chat of this agent; null while the agent is connected. */
export function useHandover(
  agent: string | null | undefined,
  queue: string | null | undefined,
): Handover | null {
  const until = useFoyer((state) => agent == null ? null : state.agents.get(agent)?.absentUntil ?? null);
  const name = useFoyer((state) => agent == null ? null : state.agents.get(agent)?.name ?? null);
  const to = useFoyer((state) => queue == null ? null : state.queues.get(queue)?.name ?? null);
  return until === null || name === null ? null : { until, queue: to, agent: name };
}

/** "goes to Support in 0:42", counted down; screen readers are not updated each second. */
export function GoesOn({ handover: { until, queue } }: { handover: Handover }) {
  return (
    <span className="goes-on">
      <span className="goes-on-text">{words.handover.to(queue)}</span> <TimeLeft until={until} />
    </span>
  );
}

/** The same where there is only room for the time; the rest is in its tooltip. */
export function GoesOnMark({ handover: { until, queue, agent } }: { handover: Handover }) {
  const text = words.handover.explained(agent, queue);
  return (
    <span className="goes-on-mark" title={text}>
      <Icon name="arrow-right-left" size={12} />
      <span className="visually-hidden">{text}</span>
      <TimeLeft until={until} />
    </span>
  );
}

function TimeLeft({ until }: { until: number }) {
  const left = useSyncExternalStore(everySecond, () => clock(until - serverNow()));
  return <span aria-hidden="true" className="goes-on-time">{left}</span>;
}
