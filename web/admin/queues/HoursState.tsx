import type { Queue } from "../../api/queues";
import { adminWords } from "../words/words";
import { momentIn } from "./moments";

const words = adminWords.queues.preview;

/** Whether a queue of the list is open, and until when. */
export function HoursState({ queue }: { queue: Queue }) {
  if (!queue.hours) return <>{words.always}</>;
  const next = queue.now.changes[0];
  const now = Date.now();
  return (
    <>
      <span className="queue-state" data-open={queue.now.open}>
        {queue.now.open ? words.open : words.closed}
      </span>
      {next && (
        <>
          {" · "}
          {(next.opens ? words.opens : words.closes)(momentIn(queue.hours.zone, next.at, now))}
        </>
      )}
    </>
  );
}
