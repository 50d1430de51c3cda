import { Icon } from "../../../ui/Icon";
import { MessageText } from "./MessageLine";
import { chatWords } from "../../words/words";
import type { Unsent } from "../composer/outbox";
import { drop, retry } from "../composer/sending";

const words = chatWords.message;

/** A message being sent; an error is shown on it, with its remedy. */
export function UnsentLine({ unsent, isConnectionLost }: { unsent: Unsent; isConnectionLost: boolean }) {
  const isRefused = unsent.state === "refused";
  return (
    <div className={unsent.note ? "message-group is-ours is-note" : "message-group is-ours is-agent"}>
      <div className={isRefused ? "message is-refused" : "message is-unsent"}>
        <div className="bubble" dir="auto">
          <MessageText text={unsent.text} />
        </div>
        <span className="message-meta">
          {isRefused
            ? (
              <span className="message-fault" role="alert">
                <Icon name="circle-alert" size={14} />
                {words.notSent}
                {unsent.reason && ` (${unsent.reason})`} ·{" "}
                <button type="button" className="link-button" onClick={() => retry(unsent.draft)}>
                  {words.retry}
                </button>
                {" · "}
                <button type="button" className="link-button" onClick={() => drop(unsent.draft)}>
                  {words.drop}
                </button>
              </span>
            )
            : <Progress unsent={unsent} isConnectionLost={isConnectionLost} />}
        </span>
      </div>
    </div>
  );
}

function Progress({ unsent, isConnectionLost }: { unsent: Unsent; isConnectionLost: boolean }) {
  if (isConnectionLost && unsent.state !== "stored") {
    return <span className="message-fault is-mild">{words.queued}</span>;
  }
  const word = unsent.state === "stored" ? words.sent : words.sending;
  return (
    <span className="tick" role="img" aria-label={word} title={word}>
      <Icon name={unsent.state === "stored" ? "check" : "clock"} size={14} />
    </span>
  );
}
