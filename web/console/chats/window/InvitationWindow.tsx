import { useState } from "react";
import type { Invitation } from "../../../shared/wire-agent";
import { Avatar } from "../../../ui/Avatar";
import { Button, IconButton } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { StatusBadge } from "../../visitor/StatusBadge";
import { navigate } from "../../places/router";
import { attempt } from "../../state/store";
import { Until } from "../../parts/Since";
import { timeOfDay } from "../../../words/times";
import { chatWords } from "../../words/words";
import { chatsPlace } from "../../places/chats";

const words = chatWords.invited;

/** The window of a visitor who has not answered the agent's invitation yet. */
export function InvitationWindow({ invitation }: { invitation: Invitation }) {
  const [busy, setBusy] = useState(false);
  return (
    <section className="chat-window" aria-label={chatWords.window(invitation.visitorName)}>
      <header className="chat-header">
        <span className="chat-header-back">
          <IconButton
            icon="arrow-left"
            label={chatWords.header.back}
            tipSide="below"
            onClick={() => navigate(chatsPlace)}
          />
        </span>
        <Avatar name={invitation.visitorName} size={36} />
        <div className="chat-header-words">
          <h2>
            <span className="chat-header-name">{invitation.visitorName}</span>
            <StatusBadge status="manuallyInvited" />
          </h2>
          <p>{words.waiting}</p>
        </div>
      </header>
      <div className="message-frame">
        <div className="message-list">
          <div className="message-flow">
            <div className="message-group is-ours is-agent">
              <div className="message-sender">{words.yours}</div>
              <div className="message">
                <div className="bubble" dir="auto">
                  <p className="message-text">{invitation.text}</p>
                </div>
                <span className="message-meta">
                  <time className="message-time">{timeOfDay(invitation.at)}</time>
                </span>
              </div>
            </div>
          </div>
        </div>
      </div>
      <div className="mode-band mode-band-manuallyInvited" role="status">
        <Icon name="mail-plus" />
        <p>
          <strong>{words.band(invitation.visitorName)}</strong>{" "}
          <span aria-hidden="true">
            {words.runsOut} <Until at={invitation.until} />.
          </span>
        </p>
        <span className="mode-band-actions">
          <Button
            small
            icon="x"
            busy={busy}
            onClick={() => {
              setBusy(true);
              void attempt({ type: "cancelInvitation", visitor: invitation.visitor }).finally(() =>
                setBusy(false)
              );
            }}
          >
            {words.cancel}
          </Button>
        </span>
      </div>
    </section>
  );
}
